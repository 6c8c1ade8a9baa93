// A server that listens, or does not: as a promise, with the address as a URL.

import type { Server } from 'node:net'
import { serverUrl } from '../shared/server-url.ts'

/** Where to listen. */
export interface ListenAddress {
  /** 0 picks a free one. */
  port?: number | undefined
  hostname?: string | undefined
  /** Of a Unix socket, in place of a port and a hostname. */
  path?: string | undefined
}

/**
 * Resolves with where it listens.
 *
 * @throws Error when the address cannot be listened on
 */
export function listen(server: Server, address: ListenAddress): Promise<string> {
  const { port = 3000, hostname = '127.0.0.1', path } = address
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(path === undefined ? { port, host: hostname } : { path }, () => {
      server.off('error', reject)
      resolve(urlOf(server))
    })
  })
}

/** Where a server listens: `http://127.0.0.1:3000`, or `unix:` and a path. */
export function urlOf(server: Server): string {
  const address = server.address()
  if (address === null || typeof address === 'string') return `unix:${address}`
  const scheme = 'setSecureContext' in server ? 'https' : 'http'
  return serverUrl(address.address, address.port, scheme)
}
