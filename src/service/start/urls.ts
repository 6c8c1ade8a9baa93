// Where the service is, for a person: a page to open, and what to give to a client.

import type { Service } from './node.ts'

/** Addresses that mean "any of mine": nobody can open them. */
const anyAddress: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '[::]': '[::1]' }

/** One address a line, the page first. */
export function addressesOf({ url, metricsUrl }: Service): string {
  const page = openable(url)
  const lines = [
    `Page       ${page}/`,
    `WebSocket  ${page.replace('http', 'ws')}/echo`,
    `HTTP       ${page}/echo?message=hello`,
  ]
  if (metricsUrl !== null) lines.push(`Metrics    ${openable(metricsUrl)}`)
  return lines.join('\n')
}

function openable(url: string): string {
  const { hostname, host } = new URL(url)
  return url.replace(host, host.replace(hostname, anyAddress[hostname] ?? hostname))
}
