// The same connection from a terminal, where headers and pings can be had that no page may send.

/** For a POSIX shell. @param {string} text */
const quote = (text) => `'${text.replaceAll("'", `'\\''`)}'`

/** @type {Record<'wscat' | 'websocat' | 'curl', (url: string, protocols: string[]) => string>} */
export const commands = {
  wscat: (url, protocols) =>
    ['wscat', '-c', quote(url), ...protocols.flatMap((name) => ['-s', quote(name)])].join(' '),

  websocat: (url, protocols) =>
    [
      'websocat',
      ...(protocols.length ? ['--protocol', quote(protocols.join(', '))] : []),
      quote(url),
    ].join(' '),

  // Its WebSockets read only, so that it shows the handshake.
  curl: (url, protocols) =>
    [
      'curl -i -N --http1.1',
      `-H 'Connection: Upgrade' -H 'Upgrade: websocket'`,
      `-H 'Sec-WebSocket-Version: 13' -H 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='`,
      ...(protocols.length
        ? [`-H ${quote(`Sec-WebSocket-Protocol: ${protocols.join(', ')}`)}`]
        : []),
      quote(url.replace(/^ws/, 'http')),
    ].join(' '),
}
