// A room with members in memory: the client's end of each.

import { Hono } from 'hono'
import { onTestFinished } from 'vitest'
import type { Room } from '../../src/library/rooms/index.ts'
import { connect } from '../../src/library/runtimes/memory/index.ts'
import { requireWebSocket, type WebSocketSession } from '../../src/library/websocket/index.ts'

/** Both ends of a member's connection. */
export interface Member {
  client: WebSocketSession
  socket: WebSocketSession
}

export async function join(room: Room): Promise<Member> {
  let joined: WebSocketSession | undefined
  const handler = async (socket: WebSocketSession) => {
    joined = socket
    await room.join(socket)
    for await (const message of socket) await room.send(message, { except: socket })
  }
  const client = await connect(new Hono().get('/', requireWebSocket(handler)), '/')
  onTestFinished(() => client.terminate())
  if (joined === undefined) throw new Error('The handler has not begun')
  return { client, socket: joined }
}

export function joinAll(room: Room, count: number): Promise<Member[]> {
  return Promise.all(Array.from({ length: count }, () => join(room)))
}
