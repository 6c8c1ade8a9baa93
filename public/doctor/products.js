// Which product has answered, as far as its headers and its page say, and what is to be changed there.
import { sentence } from './finding.js'
import { limited } from './limited.js'
import { plainUrl } from './way.js'

/** @import { Answer, Visit } from './check.js' */
/** @import { DoctorKey, Part } from './finding.js' */

/**
 * @typedef {object} Product
 * @property {string} name empty where it is not known
 * @property {DoctorKey} upgrade how it passes upgrades on
 * @property {DoctorKey} idle how it keeps a silent connection
 * @property {DoctorKey} [stream] how it passes a stream on as it comes. Default: as for all
 */

/** @type {(Product & { sign: RegExp })[]} */
const PRODUCTS = [
  {
    name: 'nginx',
    sign: /\b(nginx|openresty)\b/i,
    upgrade: 'nginxUpgrade',
    idle: 'nginxIdle',
    stream: 'nginxStream',
  },
  { name: 'Apache', sign: /\bApache\b/i, upgrade: 'apacheUpgrade', idle: 'apacheIdle' },
  {
    name: 'Cloudflare',
    sign: /\bcloudflare\b/i,
    upgrade: 'cloudflareUpgrade',
    idle: 'cloudflareIdle',
  },
  { name: 'Varnish', sign: /\bvarnish\b/i, upgrade: 'varnishUpgrade', idle: 'varnishIdle' },
  { name: 'AWS load balancer', sign: /\bawselb\b/i, upgrade: 'awsUpgrade', idle: 'awsIdle' },
  {
    name: 'HAProxy',
    sign: /\bhaproxy\b/i,
    upgrade: 'haproxyUpgrade',
    idle: 'haproxyIdle',
    stream: 'haproxyStream',
  },
  { name: 'Caddy', sign: /\bcaddy\b/i, upgrade: 'caddyUpgrade', idle: 'caddyIdle' },
  {
    name: 'lighttpd',
    sign: /\blighttpd\b/i,
    upgrade: 'lighttpdUpgrade',
    idle: 'lighttpdIdle',
    stream: 'lighttpdStream',
  },
  { name: 'H2O', sign: /\bh2o\b/i, upgrade: 'h2oUpgrade', idle: 'h2oIdle' },
  { name: 'nghttpx', sign: /\bnghttpx\b/i, upgrade: 'nghttpxUpgrade', idle: 'nghttpxIdle' },
  { name: 'Envoy', sign: /\benvoy\b/i, upgrade: 'envoyUpgrade', idle: 'envoyIdle' },
]

/** @type {Product} */
const UNKNOWN = { name: '', upgrade: 'anyUpgrade', idle: 'anyIdle' }

/** By what the product says of itself; of unknown ones what holds for all. @type {(answer: Pick<Answer, 'headers' | 'body'>) => Product} */
export const productOf = ({ headers, body }) => {
  const said = ['server', 'via', 'x-served-by'].map((name) => headers.get(name) ?? '').join(' ')
  const isFrom = (/** @type {string} */ text) => PRODUCTS.find(({ sign }) => sign.test(text))
  // Its own pages carry the product's name on the last lines; a page of the application may not.
  return isFrom(said) ?? (body.length < 2000 ? isFrom(body) : undefined) ?? UNKNOWN
}

/** With the name in front, where it is known. @type {(product: Product, advice: DoctorKey) => Part} */
export const adviceOf = ({ name }, advice) =>
  name ? sentence('adviceFor', { product: name, advice: sentence(advice) }) : sentence(advice)

/** How it passes a stream on as it comes. @type {(product: Product) => Part} */
export const streamAdvice = ({ name, stream }) =>
  stream
    ? sentence('streamAdvice', { product: name, advice: sentence(stream) })
    : sentence('anyStream')

/** By the answer to a plain request at that place. @type {(visit: Visit) => Promise<Product>} */
export const productAt = async (visit) => {
  try {
    const signal = limited(visit.signal, 3000)
    const response = await visit.fetch(plainUrl(visit.url), { signal })
    return productOf({ headers: response.headers, body: await response.text() })
  } catch {
    return UNKNOWN
  }
}
