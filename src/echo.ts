// The two conversations of the service, as the blog's Django views hold them.

import type { Context } from 'hono'
import type { WebSocketSession } from './websocket/index.ts'

/** Sends the first message back. Returning closes with 1000. */
export async function echoOnce(_c: Context, socket: WebSocketSession): Promise<void> {
  const message = await socket.wait()
  if (message !== null) await socket.send(message)
}

/** Sends every message back until the client closes. */
export function echo(_c: Context, socket: WebSocketSession): Promise<void> {
  return sendBack(socket)
}

// A function of its own: one that waits keeps its arguments, and the context is half the memory of
// an idle connection.
async function sendBack(socket: WebSocketSession): Promise<void> {
  for await (const message of socket) await socket.send(message)
}
