// A server of any kind that Node has, with defaults that keep a slow or greedy client from holding it.

import { createServer, type RequestListener } from 'node:http'
import type { ServerType } from '@hono/node-server'
import { QueuedResponse } from './pipelining.ts'
import type { ServeOptions } from './serve-options.ts'

/** How long the request line and headers may take to arrive. Node's default is a minute. */
const HEADERS_TIMEOUT_MS = 9_000

/** How often Node looks for requests that are late: they are answered 408 in ten seconds at most. */
const CHECK_INTERVAL_MS = 1_000

/** Requests at a time on one connection of HTTP/2. Node's default is any number. RFC 9113, 6.5.2 */
const MAX_STREAMS = 100

/** What Node takes for a server of HTTP/1.1 as options, and for one of HTTP/2 as its properties alone. */
const http1Settings = ['headersTimeout', 'requestTimeout', 'connectionsCheckingInterval'] as const

/** Any of Node's own. */
type CreateServer = (options: object, listener: RequestListener) => ServerType

export function makeServer(options: ServeOptions, listener: RequestListener): ServerType {
  const create = (options.createServer ?? createServer) as CreateServer
  const given: { settings?: object } & Record<string, unknown> = { ...options.serverOptions }
  const all: Record<string, unknown> = {
    headersTimeout: HEADERS_TIMEOUT_MS,
    connectionsCheckingInterval: CHECK_INTERVAL_MS,
    // It is checked a step later, where it gets an answer like any other.
    requireHostHeader: false,
    ...given,
    settings: { maxConcurrentStreams: MAX_STREAMS, ...given.settings },
    ServerResponse: QueuedResponse,
    Http1ServerResponse: QueuedResponse,
  }
  const server = create(all, listener)
  const known = http1Settings.filter((name) => name in server && all[name] !== undefined)
  return Object.assign(server, Object.fromEntries(known.map((name) => [name, all[name]])))
}
