// Where a server listens, as a URL. Made of text: the URL parser, and Bun's `server.url` with it, refuses
// an IPv6 address with a zone, such as fe80::1%eth0, on which a server can listen all the same.

import { hostAndPort } from './host-and-port.ts'

/** @param host a name, or an address as it is, an IPv6 address without brackets */
export function serverUrl(host: string, port: number, scheme = 'http'): string {
  return `${scheme}://${hostAndPort(host, port)}`
}
