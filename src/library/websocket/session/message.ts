// What travels over a WebSocket: text as a string, binary as bytes. How large each is decides when
// a queue is full and when a message is refused, so the measuring lives beside the type.

/** Text as a string, binary as bytes. `''` and an empty `Uint8Array` are messages like any other. */
export type Message = string | Uint8Array<ArrayBuffer>

/** What `send()` takes: text, or bytes in any of the web's wrappings. */
export type Sendable = string | ArrayBuffer | ArrayBufferView

const encoder = new TextEncoder()

/**
 * What a message adds to a queue, in bytes. Text counts one byte a UTF-16 unit, which needs no
 * encoding: marks bound memory, they do not account for it.
 */
export function queuedBytes(message: Message | EncodedText): number {
  return message.length
}

/** Bytes of the message on the wire, where text is UTF-8, without its frames. */
export function byteLength(message: string | Uint8Array): number {
  return typeof message === 'string' ? encoder.encode(message).byteLength : message.byteLength
}

/** A frame that is not masked begins with 2 to 10 bytes of header. RFC 6455, 5.2 */
const MAX_HEADER_BYTES = 10

/** The most that a message can take on the wire, without encoding it. */
export function mostFrameBytes(message: Message): number {
  const payload = typeof message === 'string' ? message.length * 3 : message.byteLength
  return payload + MAX_HEADER_BYTES
}

/** Whether the message takes more than `bytes` bytes on the wire, where text is UTF-8. */
export function isLargerThan(message: string | Uint8Array, bytes: number): boolean {
  if (message.length > bytes) return true
  // A UTF-16 unit takes one to three bytes of UTF-8: only text between those bounds is encoded.
  return typeof message === 'string' && message.length * 3 > bytes && byteLength(message) > bytes
}

/**
 * The message that a runtime's event or `send()` carried, as a plain `Uint8Array` over the same
 * memory where it is binary: never a Node `Buffer`, whose `slice` and `toString` mean other things.
 *
 * @throws TypeError for anything that is neither text nor bytes
 */
export function toMessage(data: unknown): Message {
  if (typeof data === 'string') return data
  if (isPlainBytes(data)) return data
  if (data instanceof ArrayBuffer) return new Uint8Array(data)
  if (ArrayBuffer.isView(data)) {
    return new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength)
  }
  throw new TypeError(
    `A message is a string, an ArrayBuffer or a view of one, not ${Object.prototype.toString.call(data).slice(8, -1)}`,
  )
}

// A byte order mark is part of the message.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** The message that a socket delivers: text as a string, or as its bytes with `isBinary` false. */
export function messageOf(data: string | Uint8Array, isBinary: boolean): Message {
  if (isBinary) return toMessage(data)
  return typeof data === 'string' ? data : decoder.decode(data)
}

/** Text that is decoded when it is taken. */
export class EncodedText {
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get length(): number {
    return this.#bytes.length
  }

  decode(): string {
    return decoder.decode(this.#bytes)
  }
}

/** Smaller text is decoded at once. */
const MIN_ENCODED_BYTES = 4096

/**
 * The same message as it is to wait in a queue. Large text stays the bytes that it came as: a string can
 * take twice as much.
 */
export function queuedOf(data: string | Uint8Array, isBinary: boolean): Message | EncodedText {
  const isLargeText = !isBinary && typeof data !== 'string' && data.length >= MIN_ENCODED_BYTES
  return isLargeText ? new EncodedText(data) : messageOf(data, isBinary)
}

/** Exactly a `Uint8Array`: what an echo sends back needs no view of its own. */
function isPlainBytes(data: unknown): data is Uint8Array<ArrayBuffer> {
  return data instanceof Uint8Array && Object.getPrototypeOf(data) === Uint8Array.prototype
}
