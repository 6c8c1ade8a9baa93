// The URL of a request. Bun makes it from the Host header alone, and gives the bare path as the URL
// where that is missing or no host.

/** In place of the host that a client of HTTP/1.0 does not name. */
const NAMELESS = 'http://localhost'

/** The request with a whole URL; null for one that does not say which host it is for, or names none. RFC 9112, 3.2 */
export function withUrl(request: Request): Request | null {
  const host = request.headers.get('Host')
  const isBare = request.url.startsWith('/')
  // Bun joins two Host lines with a comma and a space, which no host contains.
  if (host !== null) return isBare || host.includes(', ') || !isUrl(request.url) ? null : request
  // Of HTTP/1.1 Bun itself refuses such a request with 400.
  return isBare ? new Request(NAMELESS + request.url, request) : request
}

/** Bun makes one of any Host, and parses it for nobody but who asks. */
function isUrl(text: string): boolean {
  return URL.canParse(text)
}
