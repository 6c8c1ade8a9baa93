// For runtimes that can still upgrade a request once the app has answered it. The app goes first, as
// with any request: its middleware may await, refuse with a whole answer, or set headers that then go
// out with the 101. No event can be lost meanwhile, since there is no socket yet.

import type { Hono } from 'hono'
import { defineWebSocketHelper, type WSEvents } from 'hono/ws'
import { provideRuntime, type UpgradeOptions } from '../../websocket/adapter/runtime.ts'
import { offeredProtocols } from '../../websocket/handshake.ts'
import { defaultLimits } from '../../websocket/session/limits.ts'
import { belongsInA101 } from './headers-of-101.ts'

/** What a runtime serves. */
// biome-ignore lint/suspicious/noExplicitAny: an app of any environment, schema and path
export type HonoApp = Pick<Hono<any>, 'fetch'>

/** The app's yes to an upgrade. */
export interface Acceptance {
  events: WSEvents<unknown>
  /** The subprotocol to answer with, or `''`. */
  protocol: string
  /** Whether and how to compress, where the runtime can. */
  compress: UpgradeOptions['compress']
  /** What middleware has set, for the 101. */
  headers: [name: string, value: string][]
}

export interface AskOptions {
  env: object
  /** The largest message, in bytes, that the server delivers. Default: any. */
  maxMessageBytes?: number | undefined
  /** Whether the runtime can compress. Default false. */
  compresses?: boolean
}

/** Tells the app's yes from a refusal, where no Response may have status 101. */
const ACCEPTED = 'x-upgrade-accepted'

/** Whether the app may accept an upgrade: any other is ignored, and its request a plain one. */
export function mayUpgrade(request: Request): boolean {
  return request.headers.get('Upgrade')?.toLowerCase().includes('websocket') ?? false
}

/** The app's answer to a request, or its yes to the upgrade that the request asks for. */
export async function ask(
  app: HonoApp,
  request: Request,
  { env, maxMessageBytes = Infinity, ...abilities }: AskOptions,
): Promise<Response | Acceptance> {
  let accepted: Omit<Acceptance, 'headers'> | undefined
  const upgradeWebSocket = defineWebSocketHelper<unknown, UpgradeOptions>((c, events, options) => {
    checkLimit(options?.maxMessageBytes, maxMessageBytes)
    const protocol = options?.protocol ?? offeredProtocols(c)[0] ?? ''
    accepted = { events, protocol, compress: options?.compress }
    // Of the context, so that it has the headers that middleware has set there.
    return c.newResponse(null, { headers: { [ACCEPTED]: 'yes' } })
  })
  const answer = await app.fetch(request, provideRuntime(env, { upgradeWebSocket, ...abilities }))
  if (accepted === undefined || !answer.headers.has(ACCEPTED)) return answer
  // Middleware has put another answer in its place since, to which Hono lends the headers of the first.
  if (answer.status !== 200) {
    answer.headers.delete(ACCEPTED)
    return answer
  }
  const headers = [...answer.headers].filter(([name]) => name !== ACCEPTED && belongsInA101(name))
  return { ...accepted, headers }
}

/** @throws RangeError where a route asks for larger messages than the server delivers */
function checkLimit(ofRoute: number = 0, ofServer: number): void {
  // Who asks for nothing has the default, which a server may lower.
  if (ofRoute <= Math.max(ofServer, defaultLimits.maxMessageBytes)) return
  throw new RangeError(
    `The limit maxMessageBytes of this route, ${ofRoute}, is above that of the server, ${ofServer}: raise it in the options of the server too`,
  )
}
