// The headers of a sound WebSocket handshake, to be broken one at a time.

export const handshake: Readonly<Record<string, string>> = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version': '13',
}

/** The same without one of them. */
export function handshakeWithout(name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(handshake).filter(([key]) => key !== name))
}
