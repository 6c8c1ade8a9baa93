// What the service tells its operator, and what it never tells anybody.

import { afterEach, expect, it } from 'vitest'
import { overNetwork } from '../../behaviour/network.ts'
import { Refusal } from '../../behaviour/runtime.ts'
import { handshakeWith, opening, request } from '../../hostile/hostile-input.ts'
import { closeFrame, frame, Opcode } from '../../support/frame.ts'
import { RawClient } from '../../support/raw-client.ts'
import { type ServerProcess, startProcess } from '../../support/server-process.ts'

let server: ServerProcess
afterEach(() => server.kill('SIGKILL'))

async function start(): Promise<ServerProcess> {
  server = await startProcess({ env: { LOG_LEVEL: 'trace' } })
  return server
}

async function stop(): Promise<void> {
  server.kill('SIGTERM')
  expect(await server.exit).toBe(0)
}

it('is JSON, one object a line, where it is no terminal', async () => {
  await start()
  const client = await overNetwork(server.url).connect('/echo_once')
  client.send('a')
  await client.closed
  await stop()
  expect(server.babble).toEqual([])
  expect(server.stderr()).toBe('')
  for (const line of server.log) {
    expect(line).toMatchObject({ level: expect.any(Number), time: expect.any(Number) })
  }
})

it("tells a connection's end: code, messages, bytes, duration", async () => {
  await start()
  const client = await overNetwork(server.url).connect('/echo')
  client.send('hello')
  await client.next()
  client.close(4000)
  expect(await server.logged(({ msg }) => msg === 'closed')).toMatchObject({
    level: 20,
    code: 4000,
    messages: 1,
    bytesRead: expect.toSatisfy((bytes: number) => bytes > 5),
    bytesWritten: expect.toSatisfy((bytes: number) => bytes > 5),
    seconds: expect.toSatisfy((seconds: number) => seconds > 0 && seconds < 30),
  })
})

it("tells a connection's end by an error with its cause", async () => {
  await start()
  const client = await RawClient.open(server.port)
  await client.write(Buffer.concat([opening, frame('a', { isMasked: false })]))
  await client.heardSay('end')
  expect(await server.logged(({ msg }) => msg === 'closed')).toMatchObject({
    code: 1006,
    err: { message: expect.stringContaining('MASK') },
  })
})

it.each([
  ['/healthz', {}, 400, 'This address takes no WebSocket: ask for it with plain HTTP'],
  ['/nowhere', {}, 404, 'Nothing is at this address'],
  ['/echo', { 'Sec-WebSocket-Key': 'bad' }, 400, expect.stringContaining('Sec-WebSocket-Key')],
])('tells why an upgrade to %s %o was refused', async (path, changes, status, reason) => {
  await start()
  const client = await RawClient.open(server.port)
  await client.write(request(`GET ${path}?token=swordfish HTTP/1.1`, handshakeWith(changes)))
  const line = await server.logged(({ msg }) => msg === 'refused an upgrade')
  expect(line).toMatchObject({ level: 20, status, path, reason })
})

it('tells that a request was none', async () => {
  await start()
  const client = await RawClient.open(server.port)
  await client.write(request('GET /swordfish HTTP/1.1', handshakeWith({ Host: 'a b' })))
  await client.heard(1)
  expect(await server.logged(({ msg }) => msg === 'refused a request')).toHaveProperty('reason')
})

it('never tells what was said, in whatever way it was said', async () => {
  await start()
  const target = overNetwork(server.url)
  const secret = 'swordfish'
  const client = await RawClient.open(server.port)
  await client.write(
    Buffer.concat([
      request(`GET /echo?${secret} HTTP/1.1`, handshakeWith({ Cookie: secret, 'X-A': secret })),
      frame(secret),
      frame(secret, { opcode: Opcode.binary }),
      frame(secret, { opcode: Opcode.ping }),
      frame(secret, { isFinal: false }),
      frame(secret, { opcode: Opcode.continuation }),
      closeFrame(4000, secret),
    ]),
  )
  await client.heardSay('close 4000')
  const wrong = await RawClient.open(server.port)
  await wrong.write(Buffer.concat([opening, frame(secret, { reserved: 7 })]))
  await wrong.heardSay('close 1002')
  await target.request('GET', `/echo?message=${secret}`)
  const refused = target.connect(`/healthz?${secret}`, { headers: { Authorization: secret } })
  await expect(refused).rejects.toBeInstanceOf(Refusal)
  const bad = await RawClient.open(server.port)
  await bad.write(Buffer.from(`${secret}\r\n\r\n`))
  await bad.heardSay('end')
  await stop()
  expect(server.log.length).toBeGreaterThan(4)
  expect(JSON.stringify(server.log)).not.toContain(secret)
  expect(server.stderr()).toBe('')
})
