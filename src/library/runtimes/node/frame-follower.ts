// Follows the frames that `ws` reads, to know when it is through with a message. Lengths alone: what is
// wrong with a frame is for `ws` to say, and after that nothing is read any more. RFC 6455, 5.2

import {
  EIGHT_BYTE_LENGTH,
  FINAL,
  FIRST_CONTROL,
  LENGTH_BITS,
  MASK_BYTES,
  MASKED,
  OPCODE_BITS,
  Opcode,
  TWO_BYTE_LENGTH,
} from './frame-format.ts'

export class FrameFollower {
  /** Bytes that have come of a header; 0 where none is being read. */
  #headerBytes = 0
  /** Of the last header: its first and second byte, and the length as far as it has come. */
  #first = 0
  #second = 0
  #length = 0
  /** Bytes of a payload that are still to come. */
  #missing = 0
  #isFragmented = false

  /** Takes the next bytes; whether a message ends with them, or a control frame between two messages. */
  follow(bytes: Uint8Array): boolean {
    let at = 0
    while (at < bytes.length) at = this.#step(bytes, at)
    return this.isBetweenMessages
  }

  /** Takes the next bytes up to the end of a message or of a close frame, where one ends in them. */
  followOne(bytes: Uint8Array): { length: number; ended: 'message' | 'close' | null } {
    let at = 0
    while (at < bytes.length) {
      at = this.#step(bytes, at)
      const ended = this.#ended
      if (ended !== null) return { length: at, ended }
    }
    return { length: at, ended: null }
  }

  /** Takes the next bytes up to where control frames begin, or end. Gives how many they are, and which. */
  followRun(bytes: Uint8Array): { length: number; isControl: boolean } {
    const isControl = this.#isControlAt(bytes, 0)
    let at = this.#step(bytes, 0)
    while (at < bytes.length) {
      if (this.#isBetweenFrames && this.#isControlAt(bytes, at) !== isControl) break
      at = this.#step(bytes, at)
    }
    return { length: at, isControl }
  }

  /** Bytes that are still to come of the payload that is coming in; 0 in a header. */
  get missing(): number {
    return this.#missing
  }

  /** Whether all that has been begun is over, a message in fragments too. */
  get isBetweenMessages(): boolean {
    return this.#isBetweenFrames && !this.#isFragmented
  }

  get #isBetweenFrames(): boolean {
    return this.#missing === 0 && this.#headerBytes === 0
  }

  /** What the last step has ended. */
  get #ended(): 'message' | 'close' | null {
    if (!this.#isBetweenFrames) return null
    const opcode = this.#first & OPCODE_BITS
    if (opcode < FIRST_CONTROL) return this.#isFragmented ? null : 'message'
    return opcode === Opcode.close ? 'close' : null
  }

  /** Whether the byte there belongs to a control frame. */
  #isControlAt(bytes: Uint8Array, at: number): boolean {
    const first = this.#isBetweenFrames ? (bytes[at] as number) : this.#first
    return (first & OPCODE_BITS) >= FIRST_CONTROL
  }

  /** Returns where the bytes are that it has not taken yet. */
  #step(bytes: Uint8Array, at: number): number {
    if (this.#missing === 0) {
      this.#followHeader(bytes[at] as number)
      return at + 1
    }
    const here = Math.min(this.#missing, bytes.length - at)
    this.#missing -= here
    return at + here
  }

  #followHeader(byte: number): void {
    const at = this.#headerBytes
    this.#headerBytes += 1
    if (at === 0) this.#first = byte
    else if (at === 1) this.#second = byte
    const length = this.#second & LENGTH_BITS
    const extended = extendedBytes(length)
    if (at === 1) this.#length = extended === 0 ? length : 0
    else if (at > 1 && at < 2 + extended) this.#length = this.#length * 256 + byte
    const mask = (this.#second & MASKED) === 0 ? 0 : MASK_BYTES
    if (at === 0 || this.#headerBytes < 2 + extended + mask) return
    this.#headerBytes = 0
    this.#missing = this.#length
    if ((this.#first & OPCODE_BITS) < FIRST_CONTROL)
      this.#isFragmented = (this.#first & FINAL) === 0
  }
}

/** How many bytes behind the second one tell the length in its place. */
function extendedBytes(length: number): number {
  if (length === TWO_BYTE_LENGTH) return 2
  return length === EIGHT_BYTE_LENGTH ? 8 : 0
}
