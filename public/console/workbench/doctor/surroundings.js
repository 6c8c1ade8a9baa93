// What a Worker of the page asks servers with.

/** @type {import('./visit.js').Surroundings} */
export const surroundings = {
  makeSocket: (url, protocols) => new WebSocket(url, protocols),
  fetch: fetch.bind(globalThis),
  origin: location.origin,
}
