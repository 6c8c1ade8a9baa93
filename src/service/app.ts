// The service: its routes, and nothing of the runtime that serves them.

import { type Context, type Handler, Hono, type MiddlewareHandler } from 'hono'
import { every } from 'hono/combine'
import { methodNotAllowed } from 'hono/method-not-allowed'
import {
  acceptWebSocket,
  defaultLimits,
  isWebSocket,
  requireWebSocket,
  type WebSocketsOptions,
  webSockets,
} from '../library/websocket/index.ts'
import {
  type Clock,
  holdTick,
  pushTicks,
  readParameters,
  sayTick,
  streamTicks,
  systemClock,
} from './clock/index.ts'
import { echo, echoOnce } from './echo.ts'
import { type InFragments, misbehave } from './faults/misbehave.ts'
import { sayHandshake, showHandshake } from './handshake/handshake.ts'
import { MAX_PATH_LENGTH, pathOf } from './requests/path.ts'
import { readParameter } from './requests/query.ts'
import { allowOrigins, securityHeaders } from './security.ts'

export interface AppOptions {
  /** The runtime's way to serve the files of `public`: the one of that path, or the one asked for. */
  serveStatic: (options: { path?: string }) => MiddlewareHandler
  /** The origins whose pages may open a WebSocket, and read answers to plain requests. Default null: any. */
  allowedOrigins?: readonly string[] | null
  /** For the library: limits and what becomes of a handler's error. */
  webSockets?: Pick<WebSocketsOptions, 'limits' | 'onError'>
  /** Whether the echo routes compress, with clients that offer it and where the runtime can. Default false. */
  compress?: boolean
  /** Seconds between pings, for whoever asks at `/handshake`. Default null: it does not tell. */
  heartbeatSeconds?: number | null
  /** How to send messages in fragments, where the runtime can. Default: `chunk` is refused. */
  inFragments?: InFragments | undefined
  /** Gets what went wrong while plain HTTP was answered. Default: one entry on the console. */
  onError?: (error: Error, c: Context) => void
  /** The time and its timers, for a test. Default: the system's. */
  clock?: Clock
}

/** What is true of this moment alone: a cache would else keep it by a rule of its own. */
const notKept = { 'Cache-Control': 'no-store' }

/** The type is said in each answer, since runtimes write their default for a text differently. */
const echoHeaders = { 'Content-Type': 'text/plain; charset=UTF-8', ...notKept }

/** Builds the app. Serve it with a runtime of this package, which brings `upgradeWebSocket` along. */
export function createApp(options: AppOptions) {
  const { onError = logFailedAnswer, compress = false, inFragments } = options
  const { allowedOrigins = null, heartbeatSeconds = null } = options
  const page = options.serveStatic({ path: 'index.html' })
  const files = options.serveStatic({})
  const clock = options.clock ?? systemClock
  const { maxMessageBytes } = { ...defaultLimits, ...options.webSockets?.limits }
  const ofServer = { maxMessageBytes, heartbeatSeconds }
  const tellTicks = every(streamTicks(clock), holdTick(clock), sayTick(clock))
  const app = new Hono({ getPath: pathOf })
  app.use(securityHeaders(allowedOrigins))
  app.use(methodNotAllowed({ app, onMethodNotAllowed: sayAllowed }))
  if (allowedOrigins) app.use(allowOrigins(allowedOrigins))
  app.use(webSockets(options.webSockets))
  app.notFound(async (c) => {
    const file = canBeFile(c) ? await files(c, async () => {}) : undefined
    return file ?? sayNothing(c)
  })
  app.onError((error, c) => {
    onError(error, c)
    return c.text('Something went wrong here\n', 500)
  })
  return app
    .get('/echo_once', requireWebSocket(echoOnce, { compress }))
    .get(
      '/echo',
      misbehave({ inFragments, compress }),
      acceptWebSocket(echo, messageOr(page), { compress }),
    )
    .get('/', page)
    .get('/index', page)
    .get('/index2', page)
    .get('/clock', readParameters(clock), acceptWebSocket(pushTicks(clock), tellTicks))
    .get('/handshake', acceptWebSocket(sayHandshake(ofServer), showHandshake(ofServer)))
    .get('/transports', options.serveStatic({ path: 'transports.html' }))
    .get('/healthz', (c) => c.json({ status: 'ok' as const }, 200, notKept))
}

export type App = ReturnType<typeof createApp>

/** Plain HTTP: a `message` comes back as plain text, so that no link can make HTML of it. */
function messageOr(page: MiddlewareHandler): Handler {
  return function messageOr(c, next) {
    const message = readParameter(c.req.url, 'message')
    return message === undefined ? page(c, next) : c.text(message, 200, echoHeaders)
  }
}

function sayNothing(c: Context): Response {
  return c.text('Nothing is at this address\n', 404)
}

function sayAllowed(c: Context, methods: string[]): Response {
  const allow = methods.join(', ')
  return c.text(`This address takes ${allow}\n`, 405, { Allow: allow })
}

function logFailedAnswer(error: Error, c: Context): void {
  console.error(`The answer to ${c.req.method} ${c.req.path} failed:`, error)
}

/** No file has a name that would have to be escaped once more, or is as long as a path that was cut. */
function canBeFile(c: Context): boolean {
  const { method, path } = c.req
  const isRead = method === 'GET' || method === 'HEAD'
  return isRead && !isWebSocket(c) && !path.includes('%') && path.length <= MAX_PATH_LENGTH
}
