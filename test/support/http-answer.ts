// An HTTP/1 answer out of raw bytes: as much of RFC 9112 as a server's answers to a test need.

export interface HttpAnswer {
  status: number
  headers: Headers
  body: string
}

/**
 * The first answer in `bytes` and its size; null while it is incomplete.
 *
 * @param isEnded no more bytes will come: what has no length is complete
 */
export function parseAnswer(
  bytes: Buffer,
  isEnded: boolean,
): { answer: HttpAnswer; size: number } | null {
  const headEnd = bytes.indexOf('\r\n\r\n')
  if (headEnd === -1) return null
  const [statusLine = '', ...lines] = bytes.subarray(0, headEnd).toString('latin1').split('\r\n')
  const status = Number(statusLine.split(' ')[1])
  const headers = new Headers()
  for (const line of lines) {
    const colon = line.indexOf(':')
    headers.append(line.slice(0, colon), line.slice(colon + 1))
  }
  const start = headEnd + 4
  const end = endOfBody(bytes, start, status, headers, isEnded)
  if (end === null) return null
  return { answer: { status, headers, body: bytes.toString('utf8', start, end) }, size: end }
}

function endOfBody(
  bytes: Buffer,
  start: number,
  status: number,
  headers: Headers,
  isEnded: boolean,
): number | null {
  if (status < 200 || status === 204 || status === 304) return start
  const length = headers.get('Content-Length')
  if (length !== null) {
    const end = start + Number(length)
    return bytes.length >= end ? end : null
  }
  if (headers.get('Transfer-Encoding') === 'chunked') {
    const last = bytes.indexOf('0\r\n\r\n', start)
    return last === -1 ? null : last + 5
  }
  return isEnded ? bytes.length : null
}
