// How large the heads are that HTTP/1.1 puts around a body and a WebSocket around a message, from
// what is known of them. On HTTP/2 they are compressed, and this is their size before that.

/** @typedef {Iterable<readonly [name: string, value: string]>} Headers */

const lineEnd = 2

/** @type {(startLine: string, headers: Headers) => number} */
export const headSize = (startLine, headers) => {
  let size = startLine.length + lineEnd
  for (const [name, value] of headers) size += name.length + ': '.length + value.length + lineEnd
  return size + lineEnd
}

/** @param {number} bytes of the chunk; its length stands before it in hex. RFC 9112, 7.1 */
export const chunkFraming = (bytes) => bytes.toString(16).length + 2 * lineEnd

/** @param {number} bytes of a message from the server, which is not masked. RFC 6455, 5.2 */
export const frameHead = (bytes) => (bytes < 126 ? 2 : bytes < 65_536 ? 4 : 10)
