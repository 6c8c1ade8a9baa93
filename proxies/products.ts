// Those that are tried, in the order of the page.

import { apache } from './apache/apache.ts'
import { caddy } from './caddy/caddy.ts'
import { h2o } from './h2o/h2o.ts'
import { haproxy } from './haproxy/haproxy.ts'
import { lighttpd } from './lighttpd/lighttpd.ts'
import { nghttpx } from './nghttpx/nghttpx.ts'
import { nginx } from './nginx/nginx.ts'
import type { Product } from './product.ts'
import { varnish } from './varnish/varnish.ts'

export const PRODUCTS: readonly Product[] = [
  nginx,
  haproxy,
  apache,
  caddy,
  varnish,
  lighttpd,
  h2o,
  nghttpx,
]
