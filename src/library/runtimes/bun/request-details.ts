// What Bun knows of a request. It tells its headers neither in their order nor apart.

import type { Context } from 'hono'
import type { RequestDetails } from '../../websocket/adapter/request-details.ts'
import { hostAndPort } from '../shared/host-and-port.ts'

interface Bindings {
  server: { requestIP(request: Request): { address: string; port: number } | null }
}

export function requestDetails(c: Context<{ Bindings: Bindings }>): Partial<RequestDetails> {
  const client = c.env.server.requestIP(c.req.raw)
  return {
    runtime: `Bun ${process.versions.bun}`,
    httpVersion: '1.1',
    remoteAddress: client === null ? null : hostAndPort(client.address, client.port),
  }
}
