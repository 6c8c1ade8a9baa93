// Compares each byte that comes in with what was sent.

/** Long enough for any chunk that a read can bring, wherever in a message it begins. */
const CHUNK_BYTES = 2 ** 18

/** For one connection: takes a chunk, returns how many echoes it has completed. */
export type EchoCheck = (length: number, buffer: Buffer) => number

/**
 * Makes the checks of a load's connections, which expect nothing but this echo, again and again.
 *
 * @param echo one, as frames
 */
export function echoChecks(echo: Buffer): () => EchoCheck {
  const expected = repeat(echo, Math.ceil(CHUNK_BYTES / echo.length) + 1)
  return function newCheck() {
    /** Bytes of the echo that has begun to come in. */
    let begun = 0
    return function check(length, buffer) {
      if (buffer.compare(expected, begun, begun + length, 0, length) !== 0) {
        throw new Error('What came back is not what was sent')
      }
      begun += length
      const whole = Math.floor(begun / echo.length)
      begun -= whole * echo.length
      return whole
    }
  }
}

export function repeat(bytes: Buffer, times: number): Buffer {
  return Buffer.concat(Array.from({ length: times }, () => bytes))
}
