import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { connect } from '../../src/library/client/node/index.ts'

const sockets: Socket[] = []
const server = createServer((socket) => sockets.push(socket))
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
  server.close()
})

/** What connect() rejects with when the server answers this, and then does that. */
async function refusedBy(answer: string, then: (socket: Socket) => void): Promise<unknown> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  server.once('connection', (socket) => {
    socket.once('data', () => socket.write(answer, () => then(socket)))
  })
  const { port } = server.address() as AddressInfo
  return connect(`ws://127.0.0.1:${port}/`).catch((error: unknown) => error)
}

it('tells a body that breaks off as far as it has come', async () => {
  const answer = 'HTTP/1.1 403 Forbidden\r\nContent-Length: 100\r\n\r\nNot y'
  const error = await refusedBy(answer, (socket) => socket.end())
  expect(error).toMatchObject({ status: 403, body: 'Not y' })
})

it('reads no more than 64 KiB of a body that does not end, and ends the connection', async () => {
  const answer = `HTTP/1.1 503 Busy\r\nX-A: b\r\n\r\n${'x'.repeat(100_000)}`
  let gone: Promise<unknown> | undefined
  const error = await refusedBy(answer, (socket) => {
    gone = once(socket, 'close')
    socket.resume()
  })
  expect(error).toMatchObject({ status: 503, body: 'x'.repeat(65_536) })
  await gone
})

it('tells an answer that is none as an error with its cause', async () => {
  const error = await refusedBy('what?\r\n\r\n', (socket) => socket.end())
  expect(error).toMatchObject({
    message: expect.stringMatching(/^Cannot connect to ws:.*: Parse Error/),
  })
})

it('tells an upgrade that is not proven as an error', async () => {
  const answer =
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'
  const error = await refusedBy(answer, () => {})
  expect(error).toMatchObject({
    message: expect.stringMatching(/: Invalid Sec-WebSocket-Accept header$/),
  })
})
