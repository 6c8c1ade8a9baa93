// As much of HTTP/1.1 as the clock needs, on a connection that counts: a request with no more headers
// than it must have, and an answer whose body has a length or comes in chunks. RFC 9112

import type { Connection } from './connection.ts'

export interface Head {
  status: number
  headers: Map<string, string>
}

export function sendRequest(
  connection: Connection,
  url: URL,
  headers: Record<string, string> = {},
): void {
  const lines = Object.entries({ Host: url.host, ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  )
  connection.write(`GET ${url.pathname}${url.search} HTTP/1.1\r\n${lines.join('')}\r\n`)
}

/** @throws Error for any other status than the expected one, with the server's sentence */
export async function readHead(connection: Connection, expected: number): Promise<Head> {
  const [statusLine = '', ...lines] = (await connection.takeUntil('\r\n\r\n')).split('\r\n')
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
    }),
  )
  const head = { status: Number(statusLine.split(' ')[1]), headers }
  if (head.status === expected) return head
  const body = [101, 204, 304].includes(head.status)
    ? ''
    : (await readBody(connection, head)).trim()
  throw new Error(`The server answers ${head.status} ${body}`)
}

export async function readBody(connection: Connection, head: Head): Promise<string> {
  const length = Number(head.headers.get('content-length') ?? 0)
  if (!isChunked(head)) return (await connection.take(length)).toString()
  let body = ''
  for await (const chunk of readChunks(connection)) body += chunk
  return body
}

export function isChunked({ headers }: Head): boolean {
  return headers.get('transfer-encoding')?.toLowerCase() === 'chunked'
}

export async function* readChunks(connection: Connection): AsyncGenerator<Buffer> {
  for (;;) {
    const length = Number.parseInt(await connection.takeUntil('\r\n'), 16)
    const chunk = await connection.take(length)
    await connection.takeUntil('\r\n')
    if (length === 0) return
    yield chunk
  }
}
