// Follows the frames that `ws` reads, to know when it is through with a message. Lengths alone: what is
// wrong with a frame is for `ws` to say, and after that nothing is read any more. RFC 6455, 5.2

const FINAL = 0x80
const OPCODE = 0x0f
const LENGTH = 0x7f

/** Opcodes from here on are those of control frames, which may come between fragments. */
const FIRST_CONTROL = 0x8

const MASK_BYTES = 4

export class FrameFollower {
  /** What has come of a header. */
  #header: number[] = []
  /** Bytes of a payload that are still to come. */
  #missing = 0
  #isFragmented = false

  /** Takes the next bytes; whether a message ends with them, or a control frame between two messages. */
  follow(bytes: Uint8Array): boolean {
    let at = 0
    while (at < bytes.length) {
      if (this.#missing === 0) {
        this.#followHeader(bytes[at] as number)
        at += 1
      } else {
        const here = Math.min(this.#missing, bytes.length - at)
        this.#missing -= here
        at += here
      }
    }
    return this.#missing === 0 && this.#header.length === 0 && !this.#isFragmented
  }

  #followHeader(byte: number): void {
    const header = this.#header
    header.push(byte)
    const [first = 0, second = 0] = header
    const length = second & LENGTH
    const extended = extendedBytes(length)
    if (header.length < 2 + extended + MASK_BYTES) return
    this.#header = []
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
