// A view on the chunk that it was read with keeps all of that in memory. A client can send chunks of pongs
// with one small message in each, so that a queue of a kilobyte would hold 64 MB.

/** The same bytes, copied where they keep more than `mostBytes` in memory. */
export function ownMemory(bytes: Buffer, mostBytes: number): Buffer {
  const isCopied = bytes.buffer.byteLength > mostBytes
  return isCopied ? Buffer.from(new Uint8Array(bytes).buffer) : bytes
}
