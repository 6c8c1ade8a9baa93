// Ends that come while messages are being inflated or deflated.

import { afterEach, expect, it } from 'vitest'
import type { WebSocketHandler } from '../../../src/library/websocket/index.ts'
import { deflatedFrame } from '../../support/deflate.ts'
import { closeFrame, frame } from '../../support/frame.ts'
import { type CompressingServer, compressingServer } from './compressing-server.ts'

let running: CompressingServer
afterEach(() => running.server.close())

const large = 'x'.repeat(300_000)
const echoed = 'text of 300000 bytes'

const echo: WebSocketHandler = async (socket) => {
  for await (const message of socket) await socket.send(message)
}

it('a shutdown waits for the messages that have been read', async () => {
  running = await compressingServer(echo)
  const client = await running.open()
  const messages = Array.from({ length: 20 }, () => deflatedFrame(large))
  await client.write(Buffer.concat(messages))
  await client.heard(2)
  await running.server.close()
  await client.heardSay('end')
  expect(client.transcript).toEqual(['101', ...messages.map(() => echoed), 'close 1001', 'end'])
})

it('what is being deflated leaves in front of a close, behind a FIN of the client', async () => {
  running = await compressingServer(async (socket) => {
    const message = await socket.wait()
    for (let count = 0; count < 3; count += 1) void socket.send(message ?? '')
    socket.close(4000)
  })
  const client = await running.open()
  await client.write(deflatedFrame(large))
  client.halfClose()
  await client.heardSay('end')
  client.leave()
  expect(client.transcript).toEqual(['101', echoed, echoed, echoed, 'close 4000', 'end'])
})

it.each(['a close', 'a FIN'])(
  'what came right behind the handshake comes back in front of %s',
  async (end) => {
    running = await compressingServer(echo)
    const messages = Array.from({ length: 50 }, () => deflatedFrame(large))
    const bytes = Buffer.concat([...messages, ...(end === 'a close' ? [closeFrame(1000)] : [])])
    const client = await running.openWith(bytes)
    if (end === 'a FIN') client.halfClose()
    await client.heardSay('end')
    client.leave()
    const closes = end === 'a close' ? ['close 1000'] : []
    expect(client.transcript).toEqual(['101', ...messages.map(() => echoed), ...closes, 'end'])
  },
)

it('a connection that is reset while messages are inflated tells its handler', async () => {
  let tell: (code: number) => void
  const ended = new Promise<number>((resolve) => {
    tell = resolve
  })
  running = await compressingServer(async (socket) => {
    await socket.wait()
    tell((await socket.closed).code)
  })
  const client = await running.open()
  await client.write(Buffer.concat(Array.from({ length: 50 }, () => deflatedFrame(large))))
  client.reset()
  expect(await ended).toBe(1006)
})

it('a connection that has broken the protocol is over, whatever came behind', async () => {
  let tell: () => void
  const over = new Promise<void>((resolve) => {
    tell = resolve
  })
  running = await compressingServer(async (socket) => {
    socket.signal.addEventListener('abort', () => tell())
    await socket.closed
  })
  const client = await running.open()
  const bad = frame('', { reserved: 1 })
  await client.write(Buffer.concat([bad, deflatedFrame(large), deflatedFrame(large)]))
  await client.heardSay('end')
  expect(client.transcript).toEqual(['101', 'close 1002', 'end'])
  await over
})
