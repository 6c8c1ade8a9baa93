// The memory of zlib, some 300 KB for a connection: `ws` keeps it from the first message to the end of the
// connection, whether or not anything of it is used for the next message. To set it up anew takes a
// twentieth of the time of compressing two kilobytes.

import type { NodeWebSocket } from '../node-websocket.ts'

/** `ws` has no public name for it: where it is not found, the memory is kept. */
interface WithExtensions {
  _extensions?: { 'permessage-deflate'?: { cleanup?(): void } }
}

/** Between two messages alone, in both directions. */
export function letZlibGo(ws: NodeWebSocket): void {
  const { _extensions }: WithExtensions = ws as unknown as WithExtensions
  _extensions?.['permessage-deflate']?.cleanup?.()
}
