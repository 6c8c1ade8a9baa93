// Where the service is, for a person: a page to open, and what to give to a client.

import type { Service } from './node.ts'

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

/** By the text alone: the URL parser refuses an address with a zone, as fe80::1%eth0. */
function openable(url: string): string {
  return url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:')
}
