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

export class FrameBatch {
  readonly #messages: (string | Uint8Array)[] = []
  #bytes = 0

  static takes(message: string | Uint8Array): boolean {
    return mostBytes(message) <= MAX_PAYLOAD_BYTES
  }

  /** The most that the frames can take. */
  get bytes(): number {
    return this.#bytes
  }

  add(message: string | Uint8Array): void {
    this.#messages.push(message)
    this.#bytes += MAX_HEADER_BYTES + mostBytes(message)
  }

  toBuffer(): Buffer {
    const buffer = Buffer.allocUnsafe(this.#bytes)
    let end = 0
    for (const message of this.#messages) end = writeFrame(buffer, end, message)
    return buffer.subarray(0, end)
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
