// What Cloudflare's edge tells of a request: it speaks with the client, and a Worker sees no connection.
// https://developers.cloudflare.com/workers/runtime-apis/request/#incomingrequestcfproperties

import type { Context } from 'hono'
import type { RequestDetails } from '../../websocket/adapter/request-details.ts'

interface EdgeRequest extends Request {
  cf?: { httpProtocol?: string; tlsVersion?: string }
}

export function requestDetails({ req }: Context): Partial<RequestDetails> {
  const { cf } = req.raw as EdgeRequest
  return {
    runtime: 'Workers',
    httpVersion: cf?.httpProtocol?.replace('HTTP/', '') ?? null,
    remoteAddress: req.header('CF-Connecting-IP') ?? null,
    tls: cf?.tlsVersion ?? null,
  }
}
