// What `ws` keeps of a message that is coming in are views on the chunks that were read. So a chunk of pongs
// keeps 64 KiB for a fragment of one byte between them, of which there may be thousands, and a payload that
// comes byte by byte an object for each. Here `ws` gets fragments without what came around them, and small
// pieces of a payload joined. The bytes stay the same.

import type { Readable } from 'node:stream'
import { FrameFollower } from './frame-follower.ts'
import { Slab } from './slab.ts'

/** A smaller piece of a payload, with more to come, waits for the next. */
const MIN_PIECE_BYTES = 1024
const JOINED_BYTES = 16_384

/** Frames that are less than half of their chunk are copied out of it, into buffers of this size. */
const SLAB_BYTES = 16_384

type Pass = (part: Buffer) => void

/**
 * From now on the stream gives its bytes in such parts. For a stream that nobody reads yet: `ws` gives back
 * what came right behind the handshake, and then reads.
 */
export function feedReceiver(stream: Readable): ReceiverFeed {
  const feed = new ReceiverFeed()
  const { push, unshift } = stream
  stream.unshift = (head: Buffer, encoding) => {
    feed.follow(head)
    return unshift.call(stream, head, encoding)
  }
  // Node calls it with each chunk that it has read, and with null at the end.
  stream.push = (chunk: Buffer | null, encoding) => {
    if (chunk === null) return push.call(stream, null)
    let hasRoom = true
    feed.take(chunk, (part) => {
      hasRoom = push.call(stream, part, encoding)
    })
    return hasRoom
  }
  return feed
}

export class ReceiverFeed {
  readonly #frames = new FrameFollower()
  /** Filled with pieces of the payload that is coming in, up to `#joinedBytes`. */
  #joined: Buffer | null = null
  #joinedBytes = 0
  #slab: Slab | null = null

  /** Takes what `ws` has got as it is. */
  follow(bytes: Uint8Array): void {
    this.#frames.follow(bytes)
  }

  /** Whether all is over that was begun, a message in fragments too. */
  get isBetweenMessages(): boolean {
    return this.#frames.isBetweenMessages
  }

  /** Passes the same bytes on, but for those that `ws` can do nothing with yet. */
  take(chunk: Buffer, pass: Pass): void {
    for (let rest = chunk; rest.length > 0; ) {
      const payloadBytes = this.#frames.missing
      const { length, isControl } = this.#frames.followRun(rest)
      const run = length === rest.length ? rest : rest.subarray(0, length)
      if (isControl) pass(run)
      else this.#takeData(run, payloadBytes, pass)
      rest = rest.subarray(length)
    }
  }

  /** @param payloadBytes are to come of a payload that has been begun */
  #takeData(run: Buffer, payloadBytes: number, pass: Pass): void {
    const isSmall = run.length < MIN_PIECE_BYTES && run.length < payloadBytes
    if (this.#joined === null && !isSmall) {
      pass(this.#withoutChunk(run))
      return
    }
    this.#joined ??= Buffer.allocUnsafeSlow(Math.min(payloadBytes, JOINED_BYTES))
    const taken = run.copy(this.#joined, this.#joinedBytes)
    this.#joinedBytes += taken
    if (this.#joinedBytes < this.#joined.length) return
    pass(this.#joined)
    this.#joined = null
    this.#joinedBytes = 0
    if (taken < run.length) this.#takeData(run.subarray(taken), payloadBytes - taken, pass)
  }

  #withoutChunk(run: Buffer): Buffer {
    if (run.buffer.byteLength <= 2 * run.length) return run
    this.#slab ??= new Slab(SLAB_BYTES)
    return this.#slab.copy(run)
  }
}
