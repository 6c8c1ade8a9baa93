// The chat, on any runtime: a page, and rooms by name.

import { acceptWebSocket } from '@edge-echo/websocket'
import { jsonMessages } from '@edge-echo/websocket/messages'
import { Room } from '@edge-echo/websocket/rooms'
import { Hono } from 'hono'
import { z } from 'zod'
import { page } from './page.ts'

const said = z.object({ text: z.string().trim().min(1).max(2000) })

const person = z.string().trim().min(1).max(40)

/** @param newRoom makes a room that nobody is in yet */
export function createChat(newRoom: (name: string) => Room = () => new Room()) {
  /** Those that somebody is in. */
  const rooms = new Map<string, Room>()

  return new Hono()
    .get('/', (c) => c.html(page))
    .get('/rooms/:name', async (c) => {
      const { data: from } = person.safeParse(c.req.query('as'))
      if (from === undefined) return c.text('Say who you are: ?as=NAME', 400)
      const name = c.req.param('name')
      return acceptWebSocket(c, async (socket) => {
        const room = rooms.get(name) ?? newRoom(name)
        rooms.set(name, room)
        try {
          await room.join(socket)
          for await (const { text } of jsonMessages(socket, said)) {
            await room.send(JSON.stringify({ from, text }))
          }
        } finally {
          room.leave(socket)
          if (room.size === 0 && rooms.get(name) === room) rooms.delete(name)
        }
      })
    })
}
