// The two ways to mark a route as one that speaks WebSocket: dwebsocket's decorators, as handlers.

import type { Context, Env, Handler, Input, MiddlewareHandler, TypedResponse } from 'hono'
import type { BlankInput } from 'hono/types'
import type { RawSocket } from './adapter/raw-socket.ts'
import type { AnyEnv, AnyPath } from './any-route.ts'
import {
  configurationOf,
  isConfigured,
  markAccepted,
  type Refinement,
  refineBy,
} from './configuration.ts'
import { converse } from './conversation.ts'
import { isWebSocket, refuseHandshake, upgradeRequired } from './handshake.ts'
import type { WebSocketOptions } from './options.ts'
import { Session } from './session/session.ts'
import type { WebSocketSession } from './session/session-interface.ts'
import { setWebSocket } from './variables.ts'

/**
 * A conversation. When it returns the connection is closed with 1000; when it throws, with 1011.
 */
export type WebSocketHandler<
  E extends Env = AnyEnv,
  P extends string = AnyPath,
  I extends Input = BlankInput,
  // biome-ignore lint/suspicious/noConfusingVoidType: a handler may end with nothing, or with its last send
> = (socket: WebSocketSession, c: Context<E, P, I>) => Promise<unknown> | void

/** A route with a WebSocket: Hono's client offers `$ws()` for it. */
export type WebSocketRoute<E extends Env, P extends string, I extends Input> = MiddlewareHandler<
  E,
  P,
  I & { outputFormat: 'ws' }
>

/** The answer that is an upgrade: Hono's client offers `$ws()` for its route. */
export type WebSocketAnswer = Response & TypedResponse<object, 101, 'ws'>

/**
 * A route for both: an upgrade to a WebSocket goes to `handler`, plain HTTP to `fallback`, or to the
 * next handler of the route when there is none. A malformed handshake gets 400, a wrong version 426.
 *
 * Inside `handler`, `c.var.websocket` is the session too; inside `fallback` it is null.
 *
 * @throws RangeError for a limit that is not a positive whole number
 * @throws Error, in the request, when the runtime provides no `upgradeWebSocket`
 *
 * @example
 * ```ts
 * app.get('/echo', acceptWebSocket(async (socket) => {
 *   for await (const message of socket) await socket.send(message)
 * }, (c) => c.text('Connect with a WebSocket')))
 * ```
 */
export function acceptWebSocket<
  E extends Env = AnyEnv,
  P extends string = AnyPath,
  I extends Input = BlankInput,
>(
  handler: WebSocketHandler<E, P, I>,
  fallback?: Handler<E, P, I>,
  options?: WebSocketOptions,
): WebSocketRoute<E, P, I>
/**
 * The answer to this request is the upgrade: for an ordinary handler, which may await, validate or refuse
 * first, and has the types of its own route. Plain HTTP gets 426. Hono's client offers `$ws()` where this
 * is all that the handler answers with; what it refuses, it can throw as an `HTTPException`.
 *
 * @throws RangeError for a limit that is not a positive whole number
 * @throws Error when the runtime provides no `upgradeWebSocket`
 *
 * @example
 * ```ts
 * app.get('/rooms/:room', async (c) => {
 *   const room = await rooms.find(c.req.param('room'))
 *   if (room === undefined) return c.notFound()
 *   return acceptWebSocket(c, (socket) => room.welcome(socket))
 * })
 * ```
 */
export function acceptWebSocket<E extends Env, P extends string, I extends Input>(
  c: Context<E, P, I>,
  handler: WebSocketHandler<E, P, I>,
  options?: WebSocketOptions,
): Promise<WebSocketAnswer>
export function acceptWebSocket<E extends Env, P extends string, I extends Input>(
  first: WebSocketHandler<E, P, I> | Context<E, P, I>,
  second?: WebSocketHandler<E, P, I> | Handler<E, P, I>,
  options?: WebSocketOptions,
): WebSocketRoute<E, P, I> | Promise<WebSocketAnswer> {
  return typeof first === 'function'
    ? acceptOrElse(first, second as Handler<E, P, I> | undefined, refineBy(options))
    : answerWith(options, first, second as WebSocketHandler<E, P, I>)
}

function acceptOrElse<E extends Env, P extends string, I extends Input>(
  handler: WebSocketHandler<E, P, I>,
  fallback: Handler<E, P, I> | undefined,
  refine: Refinement,
): WebSocketRoute<E, P, I> {
  return function acceptWebSocket(c, next) {
    if (isWebSocket(c)) return accept(c, handler, refine)
    setWebSocket(c, null)
    return fallback === undefined ? next() : fallback(c, next)
  }
}

/**
 * A route for WebSockets alone: plain HTTP gets 426 with `Upgrade: websocket`. Else as
 * `acceptWebSocket`.
 *
 * @throws RangeError for a limit that is not a positive whole number
 * @throws Error, in the request, when the runtime provides no `upgradeWebSocket`
 *
 * @example
 * ```ts
 * app.get('/echo_once', requireWebSocket(async (socket) => {
 *   const message = await socket.wait()
 *   if (message !== null) await socket.send(message)
 * }))
 * ```
 */
export function requireWebSocket<
  E extends Env = AnyEnv,
  P extends string = AnyPath,
  I extends Input = BlankInput,
>(handler: WebSocketHandler<E, P, I>, options?: WebSocketOptions): WebSocketRoute<E, P, I> {
  const refine = refineBy(options)
  return function requireWebSocket(c) {
    return answer(c, handler, refine)
  }
}

/** The same, where the options are of this request alone. */
async function answerWith<E extends Env, P extends string, I extends Input>(
  options: WebSocketOptions | undefined,
  c: Context<E, P, I>,
  handler: WebSocketHandler<E, P, I>,
): Promise<WebSocketAnswer> {
  return (await answer(c, handler, refineBy(options))) as WebSocketAnswer
}

/** The upgrade, or 426 to plain HTTP. */
async function answer<E extends Env, P extends string, I extends Input>(
  c: Context<E, P, I>,
  handler: WebSocketHandler<E, P, I>,
  refine: Refinement,
): Promise<Response> {
  return isWebSocket(c) ? accept(c, handler, refine) : upgradeRequired()
}

async function accept<E extends Env, P extends string, I extends Input>(
  c: Context<E, P, I>,
  handler: WebSocketHandler<E, P, I>,
  refine: Refinement,
): Promise<Response> {
  const refusal = isConfigured(c) ? null : refuseHandshake(c)
  if (refusal !== null) return refusal
  const configuration = refine(configurationOf(c))
  const conversation = {
    open(socket: RawSocket, protocol: string) {
      const session = new Session(socket, protocol, configuration.limits)
      setWebSocket(c, session)
      return session
    },
    hold: (session: Session) => handler(session, c),
  }
  const response = await converse(c, conversation, configuration)
  markAccepted(c)
  return response
}
