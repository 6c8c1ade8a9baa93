import { afterEach, describe, expect, it, vi } from 'vitest'
import { fromBase64, toBase64, toBase64InChunks } from '../../src/library/rooms/base64.ts'

const bytesOf = (length: number) => Uint8Array.from({ length }, (_, index) => index * 7)

describe('Base64', () => {
  afterEach(() => void vi.unstubAllGlobals())

  it.each([0, 1, 2, 3, 24_575, 24_576, 24_577, 100_000])('is right for %i bytes', (length) => {
    const bytes = bytesOf(length)
    const base64 = Buffer.from(bytes).toString('base64')
    expect(toBase64(bytes)).toBe(base64)
    expect(toBase64InChunks(bytes)).toBe(base64)
    expect(fromBase64(base64)).toEqual(bytes)
  })

  it('is of the view alone, not of the buffer around it', () => {
    expect(toBase64(bytesOf(10).subarray(3, 5))).toBe('FRw=')
  })

  it('needs no Buffer', () => {
    vi.stubGlobal('Buffer', undefined)
    expect(toBase64(new Uint8Array([21, 28]))).toBe('FRw=')
  })

  it('is refused where it is none', () => {
    expect(() => fromBase64('*')).toThrow()
  })
})
