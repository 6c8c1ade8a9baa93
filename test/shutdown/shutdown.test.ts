// The end of the real process, with connections that are idle, busy or deaf.

import { afterEach, describe, expect, it } from 'vitest'
import { overNetwork } from '../behaviour/network.ts'
import { handshakeWith, opening, request } from '../hostile/hostile-input.ts'
import { frame, Opcode } from '../support/frame.ts'
import { RawClient } from '../support/raw-client.ts'
import { type ServerProcess, type StartOptions, startProcess } from '../support/server-process.ts'

const servers: ServerProcess[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.kill('SIGKILL')
})

async function start(options: StartOptions = {}): Promise<ServerProcess> {
  const server = await startProcess(options)
  servers.push(server)
  return server
}

/** A client past its handshake. */
async function open(server: ServerProcess): Promise<RawClient> {
  const client = await RawClient.open(server.port)
  await client.write(opening)
  await client.heard(1)
  return client
}

const stopping = (server: ServerProcess) => server.logged((line) => line.msg === 'stopping')

describe.each(['SIGTERM', 'SIGINT'] as const)('%s', (signal) => {
  it('exits with 0 when nobody is there, and says so in its log', async () => {
    const server = await start()
    server.kill(signal)
    expect(await server.exit).toBe(0)
    expect(server.log.map(({ msg }) => msg)).toEqual([
      expect.stringMatching(/^listening: /),
      'stopping',
      'stopped',
    ])
    expect(server.stderr()).toBe('')
  })

  it('closes idle connections with 1001, on either route, and exits with 0', async () => {
    const server = await start()
    const target = overNetwork(server.url)
    const clients = await Promise.all(
      ['/echo', '/echo', '/echo_once'].map((path) => target.connect(path)),
    )
    server.kill(signal)
    for (const client of clients) expect((await client.closed).code).toBe(1001)
    expect(await server.exit).toBe(0)
  })

  it('echoes to a busy connection in order until it closes it', async () => {
    const server = await start()
    const client = await open(server)
    client.stopReading()
    // More than the network and the session hold: the server has paused, with messages in its queue.
    const sizes = Array.from({ length: 800 }, (_, index) => 60_000 + index)
    const flood = sizes.map((size) =>
      client.write(frame(Buffer.alloc(size), { opcode: Opcode.binary })),
    )
    const idle = await open(server)
    server.kill(signal)
    await stopping(server)
    client.readAgain()
    await client.heardSay('end')
    await Promise.all(flood)
    expect(await server.exit).toBe(0)
    const echoed = client.transcript.length - 3
    expect(echoed).toBeGreaterThan(0)
    expect(client.transcript).toEqual([
      '101',
      ...sizes.slice(0, echoed).map((size) => `binary of ${size} bytes`),
      'close 1001',
      'end',
    ])
    expect(idle.transcript.at(1)).toBe('close 1001')
  })

  it('ends a deaf connection after SHUTDOWN_SECONDS and exits with 0', async () => {
    const server = await start({ env: { SHUTDOWN_SECONDS: '1' } })
    const client = await open(server)
    client.isPolite = false
    server.kill(signal)
    await client.heardSay('end')
    expect(client.transcript).toEqual(['101', 'close 1001', 'end'])
    expect(await server.exit).toBe(0)
    expect(server.stderr()).toBe('')
  })

  it('ends a connection that does not read after SHUTDOWN_SECONDS', async () => {
    const server = await start({ env: { SHUTDOWN_SECONDS: '1' } })
    const client = await open(server)
    client.stopReading()
    const message = frame(Buffer.alloc(1_000_000), { opcode: Opcode.binary })
    for (let count = 0; count < 64; count += 1) void client.write(message)
    server.kill(signal)
    expect(await server.exit).toBe(0)
  })

  it('exits at once, and not with 0, when it is asked twice', async () => {
    const server = await start({ env: { SHUTDOWN_SECONDS: '2147483' } })
    const client = await open(server)
    client.isPolite = false
    server.kill(signal)
    await stopping(server)
    server.kill(signal)
    expect(await server.exit).toBe(1)
  })
})

describe('while it stops', () => {
  it('echoes each message that it had received', async () => {
    const server = await start({ entry: 'test/support/impatient-server.ts' })
    const client = await RawClient.open(server.port)
    const messages = Array.from({ length: 500 }, (_, index) => `${index}`)
    await client.write(
      Buffer.concat([
        request('GET /echo-once-you-stop HTTP/1.1', handshakeWith()),
        ...messages.map((message) => frame(message)),
        frame('', { opcode: Opcode.ping }),
      ]),
    )
    // The pong says that all before it has arrived; the handler has not read any of it.
    await client.heard(2)
    server.kill('SIGTERM')
    await client.heardSay('end')
    expect(client.transcript).toEqual([
      '101',
      'pong',
      ...messages.map((message) => `text "${message}"`),
      'close 1001',
      'end',
    ])
    expect(await server.exit).toBe(0)
  })

  it('takes no new connection', async () => {
    const server = await start({ env: { SHUTDOWN_SECONDS: '2147483' } })
    const deaf = await open(server)
    deaf.isPolite = false
    server.kill('SIGTERM')
    await deaf.heardSay('close 1001')
    await expect(RawClient.open(server.port)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('does not wait for an upgrade that its middleware keeps waiting', async () => {
    const server = await start({ entry: 'test/support/impatient-server.ts' })
    const client = await RawClient.open(server.port)
    await client.write(request('GET /never HTTP/1.1', handshakeWith()))
    // Behind it on the wire, so that the server has both when this is answered.
    const witness = await open(server)
    server.kill('SIGTERM')
    expect(await server.exit).toBe(0)
    await client.heardSay('end')
    expect(witness.transcript.at(1)).toBe('close 1001')
  })

  it('refuses an upgrade that its middleware lets through too late', async () => {
    const server = await start({ entry: 'test/support/impatient-server.ts' })
    const client = await RawClient.open(server.port)
    await client.write(request('GET /once-you-stop HTTP/1.1', handshakeWith()))
    await open(server)
    server.kill('SIGTERM')
    await client.heardSay('end')
    expect(client.transcript).toEqual(['503', 'end'])
    expect(await server.exit).toBe(0)
  })

  it('ends a request that never ends', async () => {
    const server = await start({ env: { SHUTDOWN_SECONDS: '1' } })
    const client = await RawClient.open(server.port)
    await client.write(opening.subarray(0, -2))
    await open(server)
    server.kill('SIGTERM')
    expect(await server.exit).toBe(0)
  })
})
