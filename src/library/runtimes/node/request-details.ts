// What Node knows of a request.

import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { RequestDetails } from '../../websocket/adapter/request-details.ts'
import { hostAndPort } from '../shared/host-and-port.ts'

interface TlsSocket {
  getProtocol?(): string | null
}

export function requestDetails({
  env: { incoming },
}: Context<{ Bindings: HttpBindings }>): RequestDetails {
  const { httpVersion, rawHeaders, socket } = incoming
  return {
    runtime: runtimeName(),
    httpVersion,
    headers: pairs(rawHeaders),
    remoteAddress: address(socket.remoteAddress, socket.remotePort),
    localAddress: address(socket.localAddress, socket.localPort),
    tls: (socket as TlsSocket).getProtocol?.() ?? null,
  }
}

/** Deno serves through Node's modules, too. */
function runtimeName(): string {
  const { deno, node }: { deno?: string; node: string } = process.versions
  return deno === undefined ? `Node ${node}` : `Deno ${deno}`
}

/** A Unix socket has neither. */
function address(host: string | undefined, port: number | undefined): string | null {
  return host === undefined || port === undefined ? null : hostAndPort(host, port)
}

function pairs(rawHeaders: string[]): [string, string][] {
  const found: [string, string][] = []
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const { [index]: name = '', [index + 1]: value = '' } = rawHeaders
    found.push([name, value])
  }
  return found
}
