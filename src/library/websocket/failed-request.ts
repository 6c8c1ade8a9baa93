// What `onError` learns of the request whose handler threw. A conversation can last for days, so it
// keeps little of its request: the context, with its headers and Node's own request, weighs as much
// as all the rest of a connection.

import type { Context } from 'hono'
import { HonoRequest } from 'hono/request'

/** The part of a context that is still there when a handler throws: no headers, no path parameters. */
export interface FailedRequest {
  readonly req: Pick<HonoRequest, 'method' | 'path' | 'queries' | 'query' | 'url'>
  /** What middleware had set when the connection was accepted. */
  readonly var: Context['var']
}

/** What is kept to tell of the request later. */
export interface KeptRequest {
  readonly url: string
  readonly var: Context['var']
}

export function keepRequest(c: Context): KeptRequest {
  return { url: c.req.url, var: c.var }
}

/** In place of a host that is none, which a runtime may have let through. */
const NAMELESS = 'http://localhost'

/** A request for a WebSocket, so a GET, made again from its URL. */
export function failedRequest({ url, var: variables }: KeptRequest): FailedRequest {
  const known = URL.canParse(url) ? url : NAMELESS + pathOf(url)
  return { req: new HonoRequest(new Request(known), new URL(known).pathname), var: variables }
}

function pathOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('//') + 2)
  return start < 0 ? '/' : url.slice(start)
}
