// Origins as browsers send them in the header `Origin`: scheme, host and port, in lower case and without
// the scheme's default port. https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin

/** What a browser sends for a page without an origin of its own, such as one in a sandbox. */
const OPAQUE = 'null'

/**
 * Reads an origin: of a page, of an app (`capacitor://localhost`), `null`, or `https://*.example.com` for
 * every subdomain of a host, but not for the host itself.
 *
 * @returns it as browsers serialize it
 * @throws TypeError that says what is wrong with it
 */
export function readOrigin(text: string): string {
  if (text === OPAQUE) return text
  const fail = (problem: string) => new TypeError(`${JSON.stringify(text)} ${problem}`)
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(text)) throw fail('has no scheme, such as https://')
  if (/\s/.test(text) || !URL.canParse(text)) throw fail('is no address')
  const { protocol, username, password, hostname, host } = new URL(text)
  if (protocol === 'ws:' || protocol === 'wss:') throw fail('is no origin: pages are at https://')
  if (username !== '' || password !== '') throw fail('has a user name or a password')
  if (/[/?#\\]/.test(text.replace('://', ''))) throw fail('has a path')
  if (host === '' && protocol !== 'file:') throw fail('has no host')
  if (!/^(\*\.)?[^*]*$/.test(hostname) || hostname === '*.')
    throw fail('has a * that is not in front of a domain')
  // The parser leaves the case of a host alone where it does not know the scheme.
  return `${protocol}//${host.toLowerCase()}`
}

/** Tells whether an `Origin` is one of these, each as `readOrigin` takes it. */
export function matchOrigins(origins: readonly string[]): (origin: string) => boolean {
  const read = origins.map(readOrigin)
  const exact = new Set(read)
  const domains = read.map((origin) => origin.split('*')).filter(([, domain]) => domain)
  return (origin) =>
    exact.has(origin) ||
    domains.some(([scheme = '', domain = '']) => isBelow(origin, scheme, domain))
}

/** @param domain with the dot in front of it, and its port */
function isBelow(origin: string, scheme: string, domain: string): boolean {
  if (!origin.startsWith(scheme) || !origin.endsWith(domain)) return false
  return /^[^/:@?#[\]\\\s]+$/.test(origin.slice(scheme.length, -domain.length))
}
