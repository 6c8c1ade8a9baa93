// Addresses: the page's own, which says the mode it opens in, and those that are typed.

/** @param {string} pathname whether each message opens a connection of its own */
export const isOnce = (pathname) => !/^\/(index2|echo)\/?$/.test(pathname)

/** @param {URL | Location} page */
export const homeAddress = ({ protocol, host, pathname }) =>
  `${protocol.replace('http', 'ws')}//${host}/echo${isOnce(pathname) ? '_once' : ''}`

/** Names that only this computer or its network has are seldom behind TLS. */
const isNear = /^(?:localhost|[\w-]+\.local|\d+(?:\.\d+){3}|\[[\da-f:]+\])(?:[:/?]|$)/i

/** Adds the scheme that was left out. @param {string} text */
const complete = (text) => {
  const trimmed = text.trim()
  if (/^wss?:/i.test(trimmed)) return trimmed
  if (/^https?:\/\//i.test(trimmed)) return trimmed.replace(/^http/i, 'ws')
  if (/^(?:[a-z][a-z\d+.-]*:)?\/|^$/i.test(trimmed)) return ''
  return `${isNear.test(trimmed) ? 'ws' : 'wss'}://${trimmed}`
}

/** @type {(text: string) => string | null} null when no WebSocket can be opened there */
export const parseAddress = (text) => {
  const completed = complete(text)
  const url = URL.canParse(completed) ? new URL(completed) : null
  return url?.hostname && /^wss?:$/.test(url.protocol) && !url.hash ? url.href : null
}

/** From a page over https browsers open ws: to this machine alone. @param {URL | Location} page */
export const isMixed = ({ protocol }, /** @type {string} */ url) =>
  protocol === 'https:' && /^ws:\/\/(?!localhost(?:[:/]|$)|127\.|\[::1\])/i.test(url)

/** @type {(url: string, page: URL | Location) => boolean} whether this page's server is asked */
export const isOwn = (url, page) => URL.canParse(url) && new URL(url).host === page.host

/** The same address for plain HTTP. @param {string} url */
export const overHttp = (url) => url.replace(/^ws/, 'http')

/** Tokens as in RFC 6455, 4.1, with commas or spaces between. @type {(text: string) => string[] | null} */
export const parseProtocols = (text) => {
  const names = text.split(/[\s,]+/).filter(Boolean)
  const isValid = names.every((name) => /^[\w!#$%&'*+.^`|~-]+$/.test(name))
  return isValid && new Set(names).size === names.length ? names : null
}

/** A close frame has room for 123 bytes of it. @param {string} reason */
export const isCloseReason = (reason) => new TextEncoder().encode(reason).length <= 123

/** What a page may close with; nothing stands for no code. @param {string} text */
export const isCloseCode = (text) => /^(?:1000|[34]\d{3}|)$/.test(text)
