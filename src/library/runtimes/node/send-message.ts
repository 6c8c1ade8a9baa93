// A message in a frame by `ws`. For text that has to wait for the network Node sets aside three bytes for each
// of its UTF-16 units. Large text is given as its bytes, of which there is one copy.

import type { WebSocket } from './ws.ts'

/** Up to here it is little, and to encode it apart takes longer. */
const MAX_STRING_LENGTH = 65_536

const encoder = new TextEncoder()

export function sendMessage(
  ws: WebSocket,
  message: string | Uint8Array,
  flushed?: () => void,
): void {
  if (typeof message !== 'string' || message.length <= MAX_STRING_LENGTH) ws.send(message, flushed)
  else ws.send(encoder.encode(message), { binary: false }, flushed)
}
