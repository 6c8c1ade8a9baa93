// What `onError` learns of the request whose handler threw. A conversation can last for days, so it
// keeps the URL alone: the context, with its headers and Node's own request, weighs as much as all
// the rest of a connection.

import { HonoRequest } from 'hono/request'

/** The part of a context that is still there when a handler throws: no headers, no variables. */
export interface FailedRequest {
  readonly req: Pick<HonoRequest, 'method' | 'path' | 'queries' | 'query' | 'url'>
}

/** A request for a WebSocket, so a GET, made again from its URL. */
export function failedRequest(url: string): FailedRequest {
  return { req: new HonoRequest(new Request(url), new URL(url).pathname) }
}
