import { describe, expect, it } from 'vitest'
import { fragmentFrames, fragmentsOf } from '../../src/library/runtimes/node/fragment-frames.ts'
import { type Frame, Opcode, parseFrame } from '../support/frame.ts'

function framesOf(bytes: Buffer): Frame[] {
  const parsed = parseFrame(bytes)
  return parsed === null ? [] : [parsed.frame, ...framesOf(bytes.subarray(parsed.size))]
}

describe('the frames of a message', () => {
  it.each([
    [0, 1, [0]],
    [1, 1, [1]],
    [3, 1, [1, 1, 1]],
    [10, 4, [4, 4, 2]],
    [8, 4, [4, 4]],
    [300, 125, [125, 125, 50]],
    [300, 126, [126, 126, 48]],
    [70_000, 65_535, [65_535, 4465]],
    [70_000, 65_536, [65_536, 4464]],
  ])('of %i bytes in fragments of %i have the sizes %j', (length, size, sizes) => {
    const data = Uint8Array.from({ length }, (_, index) => index % 251)
    const frames = framesOf(fragmentFrames(data, { binary: true, size }))
    expect(frames.map(({ payload }) => payload.length)).toEqual(sizes)
    expect(Buffer.concat(frames.map(({ payload }) => payload))).toEqual(Buffer.from(data))
  })

  it.each([
    [true, Opcode.binary],
    [false, Opcode.text],
  ])('with binary %s begin with its opcode, go on, and end with the last', (binary, opcode) => {
    const frames = framesOf(fragmentFrames(new Uint8Array(3), { binary, size: 1 }))
    expect(frames.map((frame) => frame.opcode)).toEqual([
      opcode,
      Opcode.continuation,
      Opcode.continuation,
    ])
    expect(frames.map(({ isFinal }) => isFinal)).toEqual([false, false, true])
  })
})

it('an empty message is one fragment', () => {
  expect([...fragmentsOf(new Uint8Array(), 5)]).toEqual([{ payload: new Uint8Array(), fin: true }])
})
