// A server that listens, or does not: as a promise, with the address as a URL.

import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serverUrl } from '../shared/server-url.ts'

/**
 * Resolves with where it listens.
 *
 * @param port 0 picks a free one
 * @throws Error when the address cannot be listened on
 */
export function listen(server: Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const { address, port: actualPort } = server.address() as AddressInfo
      resolve(serverUrl(address, actualPort))
    })
  })
}
