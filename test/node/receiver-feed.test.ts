import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { ReceiverFeed } from '../../src/library/runtimes/node/receiver-feed.ts'
import { fragments, frame, Opcode } from '../support/frame.ts'

const KIB = 1024

const pong = frame('p'.repeat(125), { opcode: Opcode.pong })
const pongs = Buffer.concat(Array<Buffer>(500).fill(pong))

/** What is passed on of each chunk. */
function partsOf(chunks: Buffer[], head: Uint8Array = new Uint8Array()): Buffer[][] {
  const feed = new ReceiverFeed()
  feed.follow(head)
  return chunks.map((chunk) => {
    const parts: Buffer[] = []
    feed.take(chunk, (part) => parts.push(part))
    return parts
  })
}

const cut = (bytes: Buffer, size: number): Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  )

/** A copy, which is all that its buffer holds. */
const chunkOf = (...parts: Buffer[]) => Buffer.from(new Uint8Array(Buffer.concat(parts)).buffer)

describe('what is passed on', () => {
  it.each([
    ['a message', frame('hello')],
    ['an empty message', frame('')],
    ['a message of 64 KiB', frame('a'.repeat(64 * KIB))],
    ['a message in fragments', fragments(Buffer.alloc(10 * KIB), 3000)],
    ['a message that is not masked', frame('hello', { isMasked: false })],
  ])('of a chunk that holds %s is the chunk', (_which, chunk) => {
    expect(partsOf([chunk])).toEqual([[chunk]])
  })

  it.each([1, 3, 100, 1023])('of a message in pieces of %i bytes are larger pieces', (size) => {
    const message = frame(Buffer.alloc(20 * KIB, 'a'))
    const passed = partsOf(cut(message, size)).flat()
    expect(Buffer.concat(passed)).toEqual(message)
    // Header, the first 16 KiB, and the rest.
    expect(passed.length).toBeLessThanOrEqual(Math.ceil(8 / size) + 3)
  })

  it('keeps 16 KiB for 2,000 fragments of one byte, each between pongs', () => {
    const fragment = frame('a', { opcode: Opcode.continuation, isFinal: false })
    const begun = frame('a', { isFinal: false })
    const chunk = chunkOf(pongs, fragment, pongs)
    const parts = partsOf([begun, ...Array<Buffer>(2000).fill(chunk)]).flat()
    const kept = new Set(parts.filter((part) => part.equals(fragment)).map((part) => part.buffer))
    const keptBytes = [...kept].reduce((sum, { byteLength }) => sum + byteLength, 0)
    expect(keptBytes).toBe(16 * KIB)
  })

  it('is joined with the pieces before it, however large it is', () => {
    const payload = Buffer.alloc(60 * KIB, 'a')
    const bytes = frame(payload, { isMasked: false })
    const [header, pieces] = [bytes.subarray(0, 5), bytes.subarray(5)]
    const alternating = [header]
    for (let at = 0; at < pieces.length; at += 1025) {
      alternating.push(pieces.subarray(at, at + 1), pieces.subarray(at + 1, at + 1025))
    }
    const passed = partsOf(alternating.map((part) => chunkOf(part))).flat()
    expect(Buffer.concat(passed)).toEqual(bytes)
    for (const part of passed.slice(1)) expect(part.length).toBe(part.buffer.byteLength)
  })

  it('follows on what was given before', () => {
    const message = frame('a'.repeat(2000))
    const [rest = []] = partsOf([message.subarray(1000)], message.subarray(0, 1000))
    expect(Buffer.concat(rest)).toEqual(message.subarray(1000))
  })
})

const anyFrames = fc.array(
  fc.oneof(
    fc.nat(300).map((size) => frame(Buffer.alloc(size))),
    fc.nat(40_000).map((size) => frame(Buffer.alloc(size))),
    fc.nat(3000).map((size) => fragments(Buffer.alloc(size + 1), 700)),
    fc.nat(125).map((size) => frame(Buffer.alloc(size), { opcode: Opcode.ping })),
    fc.nat(20).map((size) => frame(Buffer.alloc(size), { isFinal: false })),
    fc
      .nat(2000)
      .map((size) => frame(Buffer.alloc(size), { opcode: Opcode.continuation, isMasked: false })),
  ),
  { minLength: 1, maxLength: 8 },
)

test('all frames are passed on, byte for byte, wherever they are cut', () => {
  fc.assert(
    fc.property(anyFrames, fc.array(fc.nat(70_000), { maxLength: 12 }), (frames, cuts) => {
      const bytes = Buffer.concat(frames)
      const ends = [...cuts.map((at) => at % bytes.length), bytes.length].sort((a, b) => a - b)
      const chunks = ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end))
      expect(Buffer.concat(partsOf(chunks).flat())).toEqual(bytes)
    }),
  )
})
