// A view on the chunk that it was read with keeps all of that in memory. A client can send chunks of pongs
// with one small message in each, so that a queue of a kilobyte would hold 64 MB.

/**
 * The same bytes, copied where they keep too much in memory.
 *
 * @param keptBytes what they may keep beside `keptShare` times themselves
 */
export function ownMemory(bytes: Buffer, keptBytes: number, keptShare: number): Buffer {
  const isCopied = bytes.buffer.byteLength > keptBytes + keptShare * bytes.length
  return isCopied ? Buffer.from(new Uint8Array(bytes).buffer) : bytes
}
