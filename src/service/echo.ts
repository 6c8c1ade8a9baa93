// The two conversations of the service, as the blog's Django views hold them.

import type { WebSocketSession } from '../library/websocket/index.ts'

/** Sends the first message back. Returning closes with 1000. */
export async function echoOnce(socket: WebSocketSession): Promise<void> {
  const message = await socket.wait()
  if (message !== null) await socket.send(message)
}

/** Sends every message back until the client closes. */
export async function echo(socket: WebSocketSession): Promise<void> {
  for await (const message of socket) await socket.send(message)
}
