// What the page's own address says: the mode it opens in, and where it connects at first.

/** @param {string} pathname whether each message opens a connection of its own */
export const isOnce = (pathname) => !/^\/(index2|echo)\/?$/.test(pathname)

/** @param {URL | Location} page */
export const homeAddress = ({ protocol, host, pathname }) =>
  `${protocol.replace('http', 'ws')}//${host}/echo${isOnce(pathname) ? '_once' : ''}`
