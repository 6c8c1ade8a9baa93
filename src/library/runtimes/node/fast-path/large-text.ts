// Large text in one frame, of which no more is encoded than the network is about to take. The handler that
// awaits its send holds the string anyway, and all of its bytes beside it would be half of what a connection
// costs whose client does not read. RFC 6455, 5.6

import type { Socket } from 'node:net'
import { frameHeader } from '../frame-header.ts'
import { FINAL_TEXT } from './small-frame.ts'

/** In UTF-16 units. Shorter text is encoded at once. */
export const MIN_LARGE_TEXT_LENGTH = 65_537

/** Node sets aside three bytes for each unit of a string that it cannot write at once. */
const SLICE_LENGTH = 32_768

export class LargeTextWriter {
  readonly #stream: Socket
  /** The stream's own, by which it encodes all that waits in one go. */
  readonly #writev: Socket['_writev']
  /** Texts of which something has not been written yet. */
  #waiting = 0
  /** Bytes of them that the stream does not count: of text it counts the units. */
  #uncountedBytes = 0

  constructor(stream: Socket) {
    this.#stream = stream
    this.#writev = stream._writev
  }

  get uncountedBytes(): number {
    return this.#uncountedBytes
  }

  /** Writes a text of at least `MIN_LARGE_TEXT_LENGTH`. */
  write(text: string, flushed?: () => void): void {
    const byteLength = Buffer.byteLength(text)
    const uncounted = byteLength - text.length
    this.#begin(uncounted)
    this.#stream.write(frameHeader(FINAL_TEXT, byteLength))
    const slices = slicesOf(text)
    const last = slices.pop() as string
    for (const slice of slices) this.#stream.write(slice)
    this.#stream.write(last, () => {
      this.#end(uncounted)
      flushed?.()
    })
  }

  #begin(uncountedBytes: number): void {
    this.#waiting += 1
    this.#uncountedBytes += uncountedBytes
    // Without it a stream writes what waits piece by piece.
    this.#stream._writev = undefined
  }

  #end(uncountedBytes: number): void {
    this.#waiting -= 1
    this.#uncountedBytes -= uncountedBytes
    if (this.#waiting === 0) this.#stream._writev = this.#writev
  }
}

/** Parts of the text, which V8 does not copy, cut between characters. */
function slicesOf(text: string): string[] {
  const slices: string[] = []
  for (let at = 0; at < text.length; ) {
    const end = at + SLICE_LENGTH
    const isInPair = (text.codePointAt(end - 1) ?? 0) > 0xffff
    const slice = text.slice(at, isInPair ? end - 1 : end)
    slices.push(slice)
    at += slice.length
  }
  return slices
}
