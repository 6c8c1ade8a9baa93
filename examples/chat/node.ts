// The chat on Node: `PORT=3000 REDIS_URL=redis://localhost npm start`, as often as there are processes.

import { serve } from '@edge-echo/websocket/node'
import { Room } from '@edge-echo/websocket/rooms'
import { createChat } from './chat.ts'
import { connectToRedis } from './redis.ts'

const { PORT = '3000', REDIS_URL } = process.env

/** Without Redis each process has rooms of its own. */
const relayOf = REDIS_URL === undefined ? () => undefined : await connectToRedis(REDIS_URL)
const chat = createChat((name) => new Room({ relay: relayOf(`room:${name}`) }))

const server = await serve(chat, { port: Number(PORT) })
console.log(server.url)
process.once('SIGTERM', async () => {
  await server.close()
  process.exit()
})
