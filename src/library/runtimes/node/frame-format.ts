// The bits of a frame's header. RFC 6455, 5.2

/** In the first byte of a frame that ends its message. */
export const FINAL = 0x80

export const Opcode = { continuation: 0x0, text: 0x1, binary: 0x2, close: 0x8 } as const

/** Of the first byte. */
export const OPCODE_BITS = 0x0f

/** Opcodes from here on are those of control frames, which may come between fragments. */
export const FIRST_CONTROL = 0x8

/** In the second byte of what a client sends, and never of what a server does. RFC 6455, 5.1 */
export const MASKED = 0x80

/** Of the second byte: the length, or one of the two below. */
export const LENGTH_BITS = 0x7f

/** In place of a length: it is in the next two bytes. */
export const TWO_BYTE_LENGTH = 126

/** In place of a length: it is in the next eight bytes. */
export const EIGHT_BYTE_LENGTH = 127

export const MASK_BYTES = 4
