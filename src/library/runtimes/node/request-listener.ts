// From Node's requests to the app's answers and back, through node-server; and what is answered
// without the app: too many connections, and what is no request.

import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  getRequestListener,
  type Http2Bindings,
  type HttpBindings,
  RequestError,
} from '@hono/node-server'
import type { Hono } from 'hono'
import { provideRuntime } from '../../websocket/adapter/runtime.ts'
import { tellRefusal } from '../../websocket/diagnostics/channels.ts'
import { badRequest, failed, full, stopping } from '../shared/plain-answer.ts'
import { shortAnswer } from '../shared/short-answer.ts'
import { inItsVersion } from './connection-fields.ts'
import { normalizeHost } from './host.ts'
import { keepHeadersInCopies } from './light-response.ts'
import { type Connection, Places } from './places.ts'
import type { ServeOptions } from './serve-options.ts'
import type { ServerLog } from './server-log.ts'
import { writeStream } from './stream-answer.ts'
import { normalizeTarget } from './target.ts'
import type { UpgradeGate } from './upgrade-gate.ts'

export function requestListener(
  app: Pick<Hono, 'fetch'>,
  gate: UpgradeGate,
  { maxConnections = 10_000, logger, ...options }: ServeOptions,
): (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void> {
  const places = new Places(maxConnections)
  const ask = (request: Request, env: object) =>
    app.fetch(request, provideRuntime(env, gate.runtime))

  async function answerUpgrade(request: Request, incoming: HttpBindings['incoming']) {
    if (!places.take(incoming.socket)) return full()
    // Without `outgoing`, as node-ws has it: after the upgrade nothing may hold it any more.
    const answer = await ask(request, { incoming, outgoing: undefined })
    return gate.isClosed ? stopping() : answer
  }

  async function passGate(request: Request, incoming: HttpBindings['incoming']) {
    const answer = await answerUpgrade(request, incoming).catch(answerError)
    const written = gate.settle(incoming, answer)
    if (answer.status < 300) return written
    tellRefusal(request, answer.status)
    return logger?.isLevelEnabled('debug') ? logRefusal(request, answer, logger) : answer
  }

  function fetch(request: Request, bindings: object): Response | Promise<Response> {
    const env = bindings as HttpBindings
    // Of two Host lines the first would count here, and who knows which for a proxy. RFC 9112, 3.2
    if (hasTwoHosts(env.incoming)) throw new RequestError('Two Host headers')
    return gate.isWaiting(env.incoming) ? passGate(request, env.incoming) : answer(request, env)
  }

  function answer(request: Request, env: HttpBindings): Response | Promise<Response> {
    const { incoming, outgoing } = env
    const connection = connectionOf(incoming)
    const hasPlace = places.take(connection)
    if (!hasPlace || gate.isClosed) closeBehind(outgoing, connection)
    const answered = hasPlace
      ? ask(request, env)
      : shortAnswer((shortened) => ask(shortened, env), request)
    return written(inItsVersion(incoming, outgoing, answered), outgoing)
  }

  function written(
    answered: Response | Promise<Response>,
    outgoing: HttpBindings['outgoing'],
  ): Response | Promise<Response> {
    if (answered instanceof Promise) return answered.then((answer) => written(answer, outgoing))
    return writeStream(answered, outgoing, onBrokenStream)
  }

  function onBrokenStream(error: unknown): void {
    logger?.error({ err: error }, 'an answer broke off')
  }

  function answerError(error: unknown): Response {
    if (error instanceof RequestError) {
      logger?.debug({ reason: error.message }, 'refused a request')
      return badRequest()
    }
    logger?.error({ err: error }, 'the app threw')
    return failed()
  }

  const { overrideGlobalObjects = true, autoCleanupIncoming = true } = options
  const settings = { errorHandler: answerError, overrideGlobalObjects, autoCleanupIncoming }
  const listener = getRequestListener(fetch, settings)
  if (overrideGlobalObjects) keepHeadersInCopies()
  return (incoming, outgoing) => {
    normalizeTarget(incoming)
    normalizeHost(incoming)
    return listener(incoming, outgoing)
  }
}

/** Has Node announce the end of the connection, and end it behind the answer. */
function closeBehind(outgoing: HttpBindings['outgoing'], connection: Connection): void {
  if ('shouldKeepAlive' in outgoing) outgoing.shouldKeepAlive = false
  else if ('goaway' in connection) connection.close()
}

/** Of HTTP/2 the session: each of its requests has a socket of its own. */
function connectionOf(incoming: HttpBindings['incoming'] | Http2Bindings['incoming']): Connection {
  return ('stream' in incoming ? incoming.stream.session : undefined) ?? incoming.socket
}

/** From the lines as they came: Node keeps the first, and a Request would build all its headers. */
function hasTwoHosts({ rawHeaders }: HttpBindings['incoming']): boolean {
  let hosts = 0
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts += 1
  }
  return hosts > 1
}

/**
 * Tells why an upgrade was refused: the answer's own sentence, and never the query of the request,
 * which can hold a message or a secret. Gives the answer back, since it can be read only once.
 */
async function logRefusal(
  request: Request,
  answer: Response,
  logger: ServerLog,
): Promise<Response> {
  const { status, headers } = answer
  const { pathname: path } = new URL(request.url)
  if (!headers.get('Content-Type')?.startsWith('text/plain')) {
    logger.debug({ status, path }, 'refused an upgrade')
    return answer
  }
  const text = await answer.text()
  logger.debug({ status, path, reason: text.split('\n')[0] }, 'refused an upgrade')
  return new Response(text, { status, headers })
}
