// The service in two processes, and what its clients and its operator see of it.

import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { overNetwork } from '../../behaviour/network.ts'
import { opening, request } from '../../hostile/hostile-input.ts'
import { frame } from '../../support/frame.ts'
import { RawClient } from '../../support/raw-client.ts'
import {
  type LogLine,
  type ServerProcess,
  type StartOptions,
  spawnProcess,
  startProcess,
} from '../../support/server-process.ts'

const healthz = request('GET /healthz HTTP/1.1', { Host: 'a' })

const servers: ServerProcess[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.kill('SIGKILL')
})

/** Once both processes serve: then each gets every second connection. */
async function start(env: Record<string, string> = {}, options: StartOptions = {}) {
  const server = await startProcess({
    ...options,
    env: { PROCESSES: '2', LOG_LEVEL: 'debug', ...env },
  })
  servers.push(server)
  const first = await nextToServe(server)
  const second = await nextToServe(server, first)
  return { server, pids: [first, second], target: overNetwork(server.url) }
}

/** The process that serves, beside those. */
async function nextToServe(server: ServerProcess, ...others: number[]): Promise<number> {
  const isNext = (pid: unknown) => typeof pid === 'number' && !others.includes(pid)
  const line = await server.logged(({ msg, pid }) => msg === 'a process serves' && isNext(pid))
  return line.pid as number
}

describe('MAX_CONNECTIONS', () => {
  it('is for all processes together', async () => {
    const { target } = await start({ MAX_CONNECTIONS: '2' })
    await target.connect('/echo')
    await target.connect('/echo')
    await expect(target.connect('/echo')).rejects.toMatchObject({ status: 503 })
  })
})

describe('file descriptors', () => {
  it('are left in each process when there are too many connections, and those are logged', async () => {
    const { server } = await start({}, { maxOpenFiles: 100 })
    const kept = await RawClient.open(server.port)
    await kept.write(opening)
    await kept.heard(1)
    const crowd: RawClient[] = []
    // One by one: a crowd at once is dropped by the primary, which has no more descriptors than each.
    for (let count = 0; count < 160; count += 1) {
      const client = await RawClient.open(server.port)
      crowd.push(client)
      await Promise.race([client.write(healthz).then(() => client.heard(1)), client.gone])
    }
    const isRefusal = ({ msg }: LogLine) => msg === 'refused connections'
    const { pid } = await server.logged(isRefusal)
    await server.logged((line) => isRefusal(line) && line.pid !== pid)
    await kept.write(frame('still here'))
    await kept.heardSay('text "still here"')
    for (const client of crowd) client.leave()
    await expect
      .poll(() => fetch(`${server.url}/healthz`).then((answer) => answer.status))
      .toBe(200)
    expect(server.stderr()).toBe('')
  })
})

describe('METRICS_PORT', () => {
  it('tells the sum of all processes', async () => {
    const { server, target } = await start({ METRICS_PORT: '0' })
    const { metricsUrl } = await server.logged((line) => 'metricsUrl' in line)
    const clients = [await target.connect('/echo'), await target.connect('/echo')]
    for (const client of clients) {
      client.send('hello')
      await client.next()
    }
    const answer = await fetch(String(metricsUrl))
    expect(answer.headers.get('Content-Type')).toMatch(/^text\/plain; version=0\.0\.4/)
    const text = await answer.text()
    expect(text).toMatch(/^edge_echo_connections_open 2$/m)
    expect(text).toMatch(/^edge_echo_messages_total\{direction="in"\} 2$/m)
    expect(text).toMatch(/^edge_echo_log_lines_dropped_total 0$/m)
  })
})

describe('the log', () => {
  it('has the lines of all processes, each whole and with its process', async () => {
    const { server, pids, target } = await start()
    const clients = await Promise.all(Array.from({ length: 40 }, () => target.connect('/echo')))
    for (const client of clients) client.close()
    await Promise.all(clients.map((client) => client.closed))
    server.kill('SIGTERM')
    expect(await server.exit).toBe(0)
    const closed = server.log.filter(({ msg }) => msg === 'closed')
    expect(closed).toHaveLength(40)
    expect(new Set(closed.map(({ pid }) => pid))).toEqual(new Set(pids))
    expect(server.babble).toEqual([])
  })
})

describe.each(['SIGTERM', 'SIGINT'] as const)('%s', (signal) => {
  it('closes the connections of each process with 1001 and exits with 0', async () => {
    const { server, target } = await start()
    const clients = [await target.connect('/echo'), await target.connect('/echo')]
    server.kill(signal)
    for (const client of clients) expect((await client.closed).code).toBe(1001)
    expect(await server.exit).toBe(0)
    expect(server.log.map(({ msg }) => msg.replace(/: .*/, ''))).toEqual(
      expect.arrayContaining(['listening', 'stopping', 'stopped']),
    )
    expect(server.log.at(-1)?.msg).toBe('stopped')
    expect(server.stderr()).toBe('')
  })

  it('to a process that serves is left to the one that looks after it', async () => {
    const { server, pids, target } = await start()
    const client = await target.connect('/echo')
    for (const pid of pids) process.kill(pid, signal)
    server.kill(signal)
    expect((await client.closed).code).toBe(1001)
    expect(await server.exit).toBe(0)
  })

  it('exits at once, and not with 0, when it comes twice', async () => {
    const { server } = await start({ SHUTDOWN_SECONDS: '2147483' })
    const client = await RawClient.open(server.port)
    await client.write(opening)
    await client.heard(1)
    client.isPolite = false
    server.kill(signal)
    await client.heardSay('close 1001')
    server.kill(signal)
    expect(await server.exit).toBe(1)
    await client.heardSay('end')
  })
})

describe('a process that dies', () => {
  it('is replaced with a line in the log, and the other goes on', async () => {
    const { server, pids, target } = await start()
    const clients = [await target.connect('/echo'), await target.connect('/echo')]
    const [victim = 0] = pids
    process.kill(victim, 'SIGKILL')
    const line = await server.logged(({ msg }) => msg.startsWith('a process ended'))
    expect(line).toMatchObject({ level: 50, pid: victim, signal: 'SIGKILL' })
    const lost = await Promise.race(clients.map((client) => client.closed.then(() => client)))
    const kept = clients.find((client) => client !== lost)
    kept?.send('still here')
    expect(await kept?.next()).toBe('still here')
    await nextToServe(server, ...pids)
    expect(server.isAlive()).toBe(true)
  })

  it('leaves its port to the next, even the last one that had it', async () => {
    const { server, pids, target } = await start()
    for (const pid of pids) process.kill(pid, 'SIGKILL')
    const third = await nextToServe(server, ...pids)
    const fourth = await nextToServe(server, ...pids, third)
    expect(pids).not.toContain(fourth)
    const client = await target.connect('/echo')
    client.send('again')
    expect(await client.next()).toBe('again')
  })
})

describe('the processes whose primary dies', () => {
  it('close their connections with 1001', async () => {
    const { server, target } = await start()
    const clients = [await target.connect('/echo'), await target.connect('/echo')]
    server.kill('SIGKILL')
    for (const client of clients) expect((await client.closed).code).toBe(1001)
  })
})

describe('a start that fails', () => {
  it('is one line and exit code 1 for a port that is taken', async () => {
    const holder = createServer()
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve))
    const { port } = holder.address() as { port: number }
    const { exit, stderr, log } = spawnProcess({ env: { PROCESSES: '2', PORT: String(port) } })
    expect(await exit).toBe(1)
    expect(stderr()).toBe(
      `Cannot listen on HOST 127.0.0.1, PORT ${port}: the port is taken; try PORT=${port + 1}, or PORT=0 for any free port\n`,
    )
    expect(log).toEqual([])
    holder.close()
  })

  it('is one line and exit code 1 for a METRICS_PORT that is taken', async () => {
    const holder = createServer()
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve))
    const { port } = holder.address() as { port: number }
    const { exit, stderr } = spawnProcess({ env: { PROCESSES: '2', METRICS_PORT: String(port) } })
    expect(await exit).toBe(1)
    expect(stderr()).toMatch(/^Cannot listen on HOST 127\.0\.0\.1, METRICS_PORT \d+: [^\n]+\n$/)
    holder.close()
  })

  it('is one line and exit code 1 for a certificate that is not there', async () => {
    const env = { PROCESSES: '2', TLS_CERT: '/nowhere', TLS_KEY: '/nowhere' }
    const { exit, stderr } = spawnProcess({ env })
    expect(await exit).toBe(1)
    expect(stderr()).toMatch(/^Cannot read TLS_CERT: ENOENT[^\n]+\n$/)
  })
})
