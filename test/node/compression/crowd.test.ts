// Many clients that compress at once, though only some messages are compressed at a time.

import { once } from 'node:events'
import { expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { compressingServer } from './compressing-server.ts'

const CLIENTS = 100
const MESSAGES = 10

it('each of 100 clients gets its own messages back, in order', async () => {
  const running = await compressingServer(async (socket) => {
    for await (const message of socket) await socket.send(message)
  })
  const conversations = Array.from({ length: CLIENTS }, async (_, client) => {
    const socket = new WebSocket(running.url)
    await once(socket, 'open')
    const messages = Array.from({ length: MESSAGES }, (_, index) =>
      `${client} says ${index} `.repeat(500 * (index + 1)),
    )
    const echoes: string[] = []
    socket.on('message', (echo) => {
      echoes.push(String(echo))
      if (echoes.length === MESSAGES) socket.close(3000)
    })
    for (const message of messages) socket.send(message)
    const [code] = await once(socket, 'close')
    expect(code).toBe(3000)
    expect(echoes).toEqual(messages)
  })
  await Promise.all(conversations)
  await running.server.close()
})
