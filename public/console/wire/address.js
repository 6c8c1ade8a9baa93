// What the page's own address says: the mode it opens in, and where it connects at first.

/** @param {string} pathname whether each message opens a connection of its own */
export const isOnce = (pathname) => !/^\/(index2|echo)\/?$/.test(pathname)

/** @param {URL | Location} page */
export const homeAddress = ({ protocol, host, pathname }) =>
  `${protocol.replace('http', 'ws')}//${host}/echo${isOnce(pathname) ? '_once' : ''}`

/** From a page over https browsers open ws: to this machine alone. @param {URL | Location} page */
export const isMixed = ({ protocol }, /** @type {string} */ address) =>
  protocol === 'https:' && /^\s*ws:\/\/(?!localhost(?:[:/]|$)|127\.|\[::1\])/i.test(address)
