import { describe, expect, it } from 'vitest'
import { decodePercent } from '../../../src/service/requests/percent-decoding.ts'

/** Every byte as an escape. */
const escapesOf = (...bytes: number[]) =>
  bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')

describe('what is percent-encoded', () => {
  it.each([
    ['a%20b', 'a b'],
    ['%e4%bd%a0', '你'],
    ['%F0%9F%98%80', '😀'],
    ['%', '%'],
    ['100%', '100%'],
    ['%4', '%4'],
    ['%zz%41', '%zzA'],
    ['%%41', '%A'],
    ['%ff%41', '%ffA'],
    ['%41%ff%e4%bd%a0%', 'A%ff你%'],
    ['%ef%bb%bfa%ff', '\ufeffa%ff'],
    ['é%ff', 'é%ff'],
  ])('as %s decodes to %j', (text, decoded) => {
    expect(decodePercent(text)).toBe(decoded)
  })

  it('decodes in broken company as it does alone, for every sequence that may be UTF-8', () => {
    const leads = Array.from({ length: 256 }, (_, byte) => byte)
    const seconds = [0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0]
    for (const lead of leads) {
      for (const second of seconds) {
        for (const rest of [[], [0x80], [0x80, 0xbf], [0xc0]]) {
          const text = escapesOf(lead, second, ...rest)
          expect(decodePercent(`${text}!%ff`), text).toBe(`${decodeEach(text)}!%ff`)
        }
      }
    }
  })
})

/** By the platform: the longest sequence that it takes at each place, else the escape as it is. */
function decodeEach(text: string): string {
  let decoded = ''
  for (let at = 0; at < text.length; ) {
    const end = [3, 6, 9, 12].find((length) => isWhole(text.slice(at, at + length), length)) ?? 0
    decoded += end === 0 ? text.slice(at, at + 3) : decodeURIComponent(text.slice(at, at + end))
    at += end === 0 ? 3 : end
  }
  return decoded
}

function isWhole(text: string, length: number): boolean {
  if (text.length < length) return false
  try {
    return decodeURIComponent(text) !== ''
  } catch {
    return false
  }
}
