// The two conversations of the service, as the blog's Django views hold them.

import type { Context } from 'hono'
import type { Message, WebSocketSession } from '../library/websocket/index.ts'

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

// A function that waits keeps all that it has a name for. So this one gets no context, which is half the
// memory of an idle connection, and never names a message, which can be a megabyte of it.
async function sendBack(socket: WebSocketSession): Promise<void> {
  while (!socket.isClosed()) {
    let room = answer(socket, await socket.wait())
    while (socket.hasMessages()) room = socket.send(socket.read(''))
    if (!socket.hasRoom()) await room
  }
}

function answer(socket: WebSocketSession, message: Message | null): Promise<void> | undefined {
  return message === null ? undefined : socket.send(message)
}
