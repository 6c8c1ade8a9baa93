// Follows the frames that `ws` reads, to know when it is through with a message. Lengths alone: what is
// wrong with a frame is for `ws` to say, and after that nothing is read any more. RFC 6455, 5.2

const FINAL = 0x80
const OPCODE = 0x0f
const LENGTH = 0x7f

/** Opcodes from here on are those of control frames, which may come between fragments. */
const FIRST_CONTROL = 0x8
const CLOSE = 0x8

const MASK_BYTES = 4

export class FrameFollower {
  /** What has come of a header. */
  #header: number[] = []
  /** Of the frame whose payload comes. */
  #first = 0
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

  /** Whether all that has been begun is over, a message in fragments too. */
  get isBetweenMessages(): boolean {
    return this.#isBetweenFrames && !this.#isFragmented
  }

  get #isBetweenFrames(): boolean {
    return this.#missing === 0 && this.#header.length === 0
  }

  /** What the last step has ended. */
  get #ended(): 'message' | 'close' | null {
    if (!this.#isBetweenFrames) return null
    const opcode = this.#first & OPCODE
    if (opcode < FIRST_CONTROL) return this.#isFragmented ? null : 'message'
    return opcode === CLOSE ? 'close' : null
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
    const header = this.#header
    header.push(byte)
    const [first = 0, second = 0] = header
    const length = second & LENGTH
    const extended = extendedBytes(length)
    if (header.length < 2 + extended + MASK_BYTES) return
    this.#header = []
    this.#first = first
    this.#missing = extended === 0 ? length : numberOf(header.slice(2, 2 + extended))
    if ((first & OPCODE) < FIRST_CONTROL) this.#isFragmented = (first & FINAL) === 0
  }
}

/** How many bytes behind the second one tell the length in its place. */
function extendedBytes(length: number): number {
  if (length < 126) return 0
  return length === 126 ? 2 : 8
}

function numberOf(bytes: readonly number[]): number {
  return bytes.reduce((number, byte) => number * 256 + byte, 0)
}
