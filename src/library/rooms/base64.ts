// Base64 by the fastest way that a runtime has; the core imports nothing of one.

/** Of ECMAScript 2026, where a runtime has it already. */
interface NativeBytes {
  toBase64?(): string
}

interface NativeConstructor {
  fromBase64?(base64: string): Uint8Array<ArrayBuffer>
}

/** Node's, which Bun, Deno and Workers know too. */
interface NodeGlobals {
  Buffer?: { from(bytes: ArrayBufferLike, offset: number, length: number): NodeBuffer }
}

interface NodeBuffer {
  toString(encoding: 'base64'): string
}

/** A multiple of three, so that only the last chunk is padded; few enough to be arguments of one call. */
const CHUNK_BYTES = 3 * 8192

export function toBase64(bytes: Uint8Array): string {
  const native: Uint8Array & NativeBytes = bytes
  if (native.toBase64 !== undefined) return native.toBase64()
  const { Buffer }: NodeGlobals = globalThis
  if (Buffer === undefined) return toBase64InChunks(bytes)
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}

/** For runtimes that have neither. */
export function toBase64InChunks(bytes: Uint8Array): string {
  let base64 = ''
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    base64 += btoa(String.fromCharCode(...bytes.subarray(start, start + CHUNK_BYTES)))
  }
  return base64
}

/** @throws SyntaxError or DOMException for what is not Base64, over which Node's Buffer would pass */
export function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  const native: Uint8ArrayConstructor & NativeConstructor = Uint8Array
  if (native.fromBase64 !== undefined) return native.fromBase64(base64)
  const characters = atob(base64)
  const bytes = new Uint8Array(characters.length)
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = characters.charCodeAt(index)
  return bytes
}
