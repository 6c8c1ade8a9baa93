// The two conversations of the service, as the blog's Django views hold them.

import type { Context } from 'hono'
import type { WebSocketSession } from './websocket/index.ts'

/** Sends the first message back. Returning closes with 1000. */
export async function echoOnce(_c: Context, socket: WebSocketSession): Promise<void> {
  const message = await socket.wait()
  if (message !== null) await socket.send(message)
}

/**
 * Sends every message back until the client closes. What has arrived meanwhile needs no promise of its
 * own; it is bounded by the session's queue, and so is what is sent without waiting for room. Nor is
 * one needed to send where there is room.
 */
export function echo(_c: Context, socket: WebSocketSession): Promise<void> {
  return sendBack(socket)
}

// A function of its own: one that waits keeps its arguments, and the context is half the memory of
// an idle connection.
async function sendBack(socket: WebSocketSession): Promise<void> {
  for await (const message of socket) {
    let room = socket.send(message)
    while (socket.hasMessages()) room = socket.send(socket.read(''))
    if (!socket.hasRoom()) await room
  }
}
