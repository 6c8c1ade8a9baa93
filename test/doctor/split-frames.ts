// Frames out of a stream of bytes, as a proxy sees them. RFC 6455, 5.2

export interface ProxiedFrame {
  opcode: number
  /** Unmasked. */
  payload: Buffer
  /** All of it, as it came. */
  bytes: Buffer
}

/** What is passed on, and whether the connection is over behind it. */
export interface Passed {
  bytes: Buffer
  isOver?: boolean
}

/** Gives each whole frame to `pass`, and returns what that makes of them; it is over as soon as one is undefined. */
export function splitFrames(
  pass: (frame: ProxiedFrame) => Buffer | undefined,
): (chunk: Buffer) => Passed {
  let chunks: Buffer[] = []
  let received = 0
  let wanted = 2
  return (chunk) => {
    chunks.push(chunk)
    received += chunk.length
    if (received < wanted) return { bytes: Buffer.alloc(0) }
    let rest = Buffer.concat(chunks)
    const passed: Buffer[] = []
    for (let size = sizeOf(rest); ; size = sizeOf(rest)) {
      wanted = size
      if (rest.length < size) break
      const out = pass(frameIn(rest.subarray(0, size)))
      if (out === undefined) return { bytes: Buffer.concat(passed), isOver: true }
      passed.push(out)
      rest = rest.subarray(size)
    }
    chunks = [rest]
    received = rest.length
    return { bytes: Buffer.concat(passed) }
  }
}

/** How many bytes the first frame has, or its header as far as it is there. */
function sizeOf(bytes: Buffer): number {
  if (bytes.length < 2) return 2
  const headSize = headSizeOf(bytes)
  if (bytes.length < headSize) return headSize
  return headSize + lengthOf(bytes)
}

function headSizeOf(bytes: Buffer): number {
  const marker = (bytes[1] ?? 0) & 0x7f
  const extension = marker === 126 ? 2 : marker === 127 ? 8 : 0
  return 2 + extension + ((bytes[1] ?? 0) & 0x80 ? 4 : 0)
}

function lengthOf(bytes: Buffer): number {
  const marker = (bytes[1] ?? 0) & 0x7f
  if (marker === 126) return bytes.readUInt16BE(2)
  return marker === 127 ? Number(bytes.readBigUInt64BE(2)) : marker
}

function frameIn(bytes: Buffer): ProxiedFrame {
  const headSize = headSizeOf(bytes)
  const payload = Buffer.from(bytes.subarray(headSize))
  if ((bytes[1] ?? 0) & 0x80) {
    const mask = bytes.subarray(headSize - 4, headSize)
    for (let at = 0; at < payload.length; at += 1) {
      payload[at] = (payload[at] ?? 0) ^ (mask[at % 4] ?? 0)
    }
  }
  return { opcode: (bytes[0] ?? 0) & 0x0f, payload, bytes }
}
