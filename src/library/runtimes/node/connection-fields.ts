// Header fields that an app may set and a version of HTTP does not know.

import type { IncomingMessage } from 'node:http'
import { hasToken } from '../../websocket/header-list.ts'

/** The end of the connection is the end of the answer. RFC 9112, 6.1 */
const NOT_IN_HTTP_1_0 = ['transfer-encoding']

/** What concerns a connection is said elsewhere; Node throws where it finds them. RFC 9113, 8.2.2 */
const NOT_IN_HTTP_2 = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
]

/** The answer as it can be sent to this request; where the connection is to end behind it, it says so. */
export function inItsVersion(
  incoming: Pick<IncomingMessage, 'httpVersion' | 'headers'>,
  outgoing: { readonly shouldKeepAlive?: boolean },
  answered: Response | Promise<Response>,
): Response | Promise<Response> {
  const { httpVersion } = incoming
  if (!httpVersion.startsWith('1.')) return without(NOT_IN_HTTP_2, answered)
  const known = httpVersion === '1.0' ? without(NOT_IN_HTTP_1_0, answered) : answered
  const isLast = outgoing.shouldKeepAlive === false || asksForClose(incoming)
  return isLast ? withClose(known) : known
}

/** In HTTP/1.0 who asks for nothing does. RFC 9112, 9.3 */
function asksForClose({
  httpVersion,
  headers,
}: Pick<IncomingMessage, 'httpVersion' | 'headers'>): boolean {
  return httpVersion === '1.0'
    ? !hasToken(headers.connection, 'keep-alive')
    : hasToken(headers.connection, 'close')
}

/** Node keeps the connection where the answer has a `Connection` of its own. RFC 9112, 9.6 */
async function withClose(answered: Response | Promise<Response>): Promise<Response> {
  const answer = await answered
  const connection = answer.headers.get('Connection')
  if (connection === null || hasToken(connection, 'close')) return answer
  const { body, status, statusText } = answer
  const headers = new Headers(answer.headers)
  headers.set('Connection', `${connection}, close`)
  return new Response(body, { status, statusText, headers })
}

async function without(
  names: readonly string[],
  answered: Response | Promise<Response>,
): Promise<Response> {
  const answer = await answered
  if (!names.some((name) => answer.headers.has(name))) return answer
  const { body, status, statusText } = answer
  const headers = new Headers(answer.headers)
  for (const name of names) headers.delete(name)
  // Made anew, since those of an answer that was fetched cannot be changed.
  return new Response(body, { status, statusText, headers })
}
