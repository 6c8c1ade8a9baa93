// The heads of a browser's own requests, which it shows to no page. Of an answer's head, Resource
// Timing may tell the size; most browsers give a flat 300 bytes for any, as its standard now asks.
import { headSize } from '../measure/head-size.js'

const flatSize = 300

const languages = navigator.languages
  .map((tag, at) => (at ? `${tag};q=${Math.max(0.1, 1 - at / 10)}` : tag))
  .join(',')

/** What every browser sends. More is added by some, and cookies where there are any. */
const common = /** @type {const} */ ([
  ['Host', location.host],
  ['Connection', 'keep-alive'],
  ['User-Agent', navigator.userAgent],
  ['Accept-Encoding', 'gzip, deflate, br'],
  ['Accept-Language', languages],
])

const sameOrigin = /** @type {const} */ ([
  ['Sec-Fetch-Site', 'same-origin'],
  ['Sec-Fetch-Mode', 'cors'],
  ['Sec-Fetch-Dest', 'empty'],
])

/** @type {(path: string, headers: Record<string, string>) => number} */
export const requestHead = (path, headers) =>
  headSize(`GET ${path} HTTP/1.1`, [
    ...common,
    ...sameOrigin,
    ...Object.entries({ Accept: '*/*', ...headers }),
  ])

/** How this page's server is spoken to, as the last answer has told. */
export const spoken = { protocol: '' }

/** What Resource Timing tells of the last answer from there. @param {string} url */
export const toldHead = (url) => {
  const entry = performance.getEntriesByName(url, 'resource').at(-1)
  // Its buffer holds a few hundred, and then no more.
  performance.clearResourceTimings()
  if (!(entry instanceof PerformanceResourceTiming)) return { bytes: 0, protocol: '' }
  spoken.protocol = entry.nextHopProtocol || spoken.protocol
  const bytes = entry.transferSize - entry.encodedBodySize
  return { bytes: bytes === flatSize ? 0 : Math.max(0, bytes), protocol: entry.nextHopProtocol }
}

/** @param {Response} response */
export const responseHead = (response) =>
  toldHead(response.url).bytes ||
  headSize(`HTTP/1.1 ${response.status} ${response.statusText}`, response.headers)

/** @param {string} path */
export const handshake = (path) =>
  headSize(`GET ${path} HTTP/1.1`, [
    ...common,
    ['Origin', location.origin],
    ['Upgrade', 'websocket'],
    ['Sec-WebSocket-Version', '13'],
    ['Sec-WebSocket-Key', '='.repeat(24)],
    ['Sec-WebSocket-Extensions', 'permessage-deflate; client_max_window_bits'],
  ]) +
  headSize('HTTP/1.1 101 Switching Protocols', [
    ['Upgrade', 'websocket'],
    ['Connection', 'Upgrade'],
    ['Sec-WebSocket-Accept', '='.repeat(28)],
  ])
