// Which product has answered, as far as its headers and its page say, and what is to be changed there.

import { plainUrl } from './way.ts'

export interface Answer {
  headers: Headers
  body: string
}

export interface Product {
  name: string
  /** How it passes upgrades on. */
  upgrade: string
  /** How it keeps a silent connection. */
  idle: string
  /** How it passes a stream on as it comes. Default: as for all. */
  stream?: string
}

const PRODUCTS: (Product & { sign: RegExp })[] = [
  {
    name: 'nginx',
    sign: /\b(nginx|openresty)\b/i,
    upgrade:
      'In its location: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";',
    idle: 'proxy_read_timeout and proxy_send_timeout (60s by default) in its location',
    stream:
      'proxy_buffering off and gzip off in its location, and no proxy_ignore_headers X-Accel-Buffering',
  },
  {
    name: 'Apache',
    sign: /\bApache\b/i,
    upgrade:
      'ProxyPass "/echo" "http://backend/echo" upgrade=websocket (2.4.47), or mod_proxy_wstunnel',
    idle: 'ProxyTimeout, or timeout= of its ProxyPass (else Timeout holds)',
  },
  {
    name: 'Cloudflare',
    sign: /\bcloudflare\b/i,
    upgrade: 'Network, WebSockets: on',
    idle: 'nothing: it ends what is silent for 100 seconds, so send a heartbeat',
  },
  {
    name: 'Varnish',
    sign: /\bvarnish\b/i,
    upgrade:
      'In vcl_recv: if (req.http.upgrade ~ "(?i)websocket") { return (pipe); }, and set the header in vcl_pipe',
    idle: 'pipe_timeout (60 seconds by default), a parameter of varnishd',
  },
  {
    name: 'AWS load balancer',
    sign: /\bawselb\b/i,
    upgrade:
      'An Application Load Balancer passes it to an HTTP/1.1 target group; a Classic one needs a TCP listener',
    idle: 'idle_timeout.timeout_seconds of the load balancer (60 by default)',
  },
  {
    name: 'HAProxy',
    sign: /\bhaproxy\b/i,
    upgrade: 'mode http passes upgrades on by itself; look for rules that delete the header',
    idle: 'timeout tunnel, else timeout client and timeout server hold',
    stream: 'option http-no-delay',
  },
  {
    name: 'Caddy',
    sign: /\bcaddy\b/i,
    upgrade: 'reverse_proxy passes upgrades on by itself; look for header_up lines',
    idle: 'stream_timeout of reverse_proxy',
  },
  {
    name: 'lighttpd',
    sign: /\blighttpd\b/i,
    upgrade: 'proxy.header = ("upgrade" => "enable")',
    idle: 'server.max-read-idle (60 seconds by default)',
    stream: 'server.stream-response-body = 2',
  },
  {
    name: 'H2O',
    sign: /\bh2o\b/i,
    upgrade: 'proxy.websocket: ON beside its proxy.reverse.url',
    idle: 'proxy.websocket.timeout (300000 ms by default)',
  },
  {
    name: 'nghttpx',
    sign: /\bnghttpx\b/i,
    upgrade: 'it passes upgrades on by itself, but not to a backend with proto=h2',
    idle: 'frontend-read-timeout and backend-read-timeout (1m by default)',
  },
  {
    name: 'Envoy',
    sign: /\benvoy\b/i,
    upgrade: 'upgrade_configs: [{ upgrade_type: websocket }]',
    idle: 'stream_idle_timeout and the timeout of its route',
  },
]

const UNKNOWN: Product = {
  name: 'what is in between',
  upgrade: 'Pass the headers Upgrade and Connection on, over HTTP/1.1.',
  idle: 'its timeout for idle connections',
}

/** By what the product says of itself; of unknown ones what holds for all. */
export function productOf({ headers, body }: Answer): Product {
  const said = ['server', 'via', 'x-served-by'].map((name) => headers.get(name) ?? '').join(' ')
  const isFrom = (text: string) => PRODUCTS.find(({ sign }) => sign.test(text))
  // Its own pages carry the product's name on the last lines; a page of the application may not.
  return isFrom(said) ?? (body.length < 2000 ? isFrom(body) : undefined) ?? UNKNOWN
}

export function isKnown(product: Product): boolean {
  return product !== UNKNOWN
}

/** How it passes a stream on as it comes. */
export function streamAdvice({ name, stream }: Product): string {
  return stream === undefined
    ? 'Turn buffering and compression off for this path, and what waits for more (HAProxy: option http-no-delay).'
    : `${name}: ${stream}.`
}

/** By the answer to a plain request at that place. */
export async function productAt(url: URL, headers: Record<string, string>): Promise<Product> {
  try {
    const response = await fetch(plainUrl(url), { headers, signal: AbortSignal.timeout(3000) })
    return productOf({ headers: response.headers, body: await response.text() })
  } catch {
    return UNKNOWN
  }
}
