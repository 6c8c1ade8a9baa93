// What makes small messages cheap: they are read ahead of `ws`, and written as joined frames. README.md
// tells how; plain-writer.ts does without.

import type { Socket } from 'node:net'
import type { MessageWriter } from '../node-socket.ts'
import type { NodeWebSocket } from '../node-websocket.ts'
import type { ReceiverFeed } from '../receiver-feed.ts'
import { JoiningWriter } from './joining-writer.ts'
import { readAhead } from './read-ahead.ts'

/** For a connection whose handshake is done, of which nothing has been delivered yet. */
export function fastPath(
  stream: Socket,
  feed: ReceiverFeed,
  ws: NodeWebSocket,
  maxMessageBytes: number,
): MessageWriter {
  // What came right behind the handshake is in front of `ws` by now.
  if (stream.readableLength === 0) readAhead(stream, feed, ws, maxMessageBytes)
  return new JoiningWriter(stream, ws)
}
