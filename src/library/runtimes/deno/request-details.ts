// What Deno's own server knows of a request.

import type { Context } from 'hono'
import type { RequestDetails } from '../../websocket/adapter/request-details.ts'
import { hostAndPort } from '../shared/host-and-port.ts'

interface Bindings {
  remoteAddr: { hostname: string; port: number }
}

export function requestDetails({
  env: { remoteAddr },
}: Context<{ Bindings: Bindings }>): Partial<RequestDetails> {
  return {
    runtime: `Deno ${process.versions.deno}`,
    remoteAddress: hostAndPort(remoteAddr.hostname, remoteAddr.port),
  }
}
