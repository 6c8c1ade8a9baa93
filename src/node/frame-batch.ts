// Small messages that leave together: the frames of one turn in one buffer, and so in one write. `ws`
// writes header and payload of each message as chunks of their own. RFC 6455, 5.2

/** A larger message is not worth copying. Its length always fits in the short forms of a header. */
const MAX_PAYLOAD_BYTES = 4096

/** One byte for the opcode, one or three for the length, and none for a mask: a server has none. */
const MAX_HEADER_BYTES = 4

const FINAL_TEXT = 0x81
const FINAL_BINARY = 0x82

/** Up to 125 the second byte is the length; this value says that the next two bytes are. */
const TWO_BYTE_LENGTH = 126

/** Room for frames, given out from front to back and never twice: who writes one keeps it alive. */
const SLAB_BYTES = 16_384

let slab = Buffer.allocUnsafeSlow(SLAB_BYTES)
let taken = 0

export class FrameBatch {
  readonly #slab: Buffer
  readonly #start: number
  #end: number

  static takes(message: string | Uint8Array): boolean {
    return mostBytes(message) <= MAX_PAYLOAD_BYTES
  }

  constructor(message: string | Uint8Array) {
    if (taken + MAX_HEADER_BYTES + mostBytes(message) > SLAB_BYTES) {
      slab = Buffer.allocUnsafeSlow(SLAB_BYTES)
      taken = 0
    }
    this.#slab = slab
    this.#start = taken
    this.#end = writeFrame(slab, taken, message)
    taken = this.#end
  }

  get bytes(): number {
    return this.#end - this.#start
  }

  /** False when there is no room behind it: other frames have been written there, or the slab ends. */
  add(message: string | Uint8Array): boolean {
    const isLast = this.#slab === slab && this.#end === taken
    if (!isLast || taken + MAX_HEADER_BYTES + mostBytes(message) > SLAB_BYTES) return false
    this.#end = writeFrame(slab, taken, message)
    taken = this.#end
    return true
  }

  toBuffer(): Buffer {
    return this.#slab.subarray(this.#start, this.#end)
  }
}

/** Text is measured without encoding it: a UTF-16 unit takes up to three bytes. */
function mostBytes(message: string | Uint8Array): number {
  return typeof message === 'string' ? message.length * 3 : message.byteLength
}

/** Writes one frame and gives where it ends. */
function writeFrame(buffer: Buffer, start: number, message: string | Uint8Array): number {
  if (typeof message !== 'string') {
    const payload = writeHeader(buffer, start, FINAL_BINARY, message.byteLength)
    buffer.set(message, payload)
    return payload + message.byteLength
  }
  if (mostBytes(message) < TWO_BYTE_LENGTH) {
    const length = buffer.write(message, start + 2)
    return writeHeader(buffer, start, FINAL_TEXT, length) + length
  }
  const payload = writeHeader(buffer, start, FINAL_TEXT, Buffer.byteLength(message))
  return payload + buffer.write(message, payload)
}

/** Writes a header and gives where its payload begins. */
function writeHeader(buffer: Buffer, start: number, first: number, length: number): number {
  buffer[start] = first
  if (length < TWO_BYTE_LENGTH) {
    buffer[start + 1] = length
    return start + 2
  }
  buffer[start + 1] = TWO_BYTE_LENGTH
  return buffer.writeUInt16BE(length, start + 2)
}
