import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { getEventListeners } from 'node:events'
import { describe, expect, it, onTestFinished, test } from 'vitest'
import { Room } from '../../src/library/rooms/index.ts'
import type { DiagnosticsMessages } from '../../src/library/websocket/index.ts'
import { join, joinAll } from './members.ts'

const KIB = 1024

describe('a room', () => {
  it('sends to every member, text as text and bytes as bytes', async () => {
    const room = new Room()
    const members = await joinAll(room, 3)
    await room.send('hello')
    await room.send(new Uint8Array([1, 2]))
    await room.send('')
    for (const { client } of members) {
      expect(await client.wait()).toBe('hello')
      expect(await client.wait()).toEqual(new Uint8Array([1, 2]))
      expect(await client.wait()).toBe('')
    }
  })

  it('leaves out who is excepted', async () => {
    const room = new Room()
    const [one, two] = await joinAll(room, 2)
    await one?.client.send('from one')
    expect(await two?.client.wait()).toBe('from one')
    expect(one?.client.hasMessages()).toBe(false)
  })

  it('tells its size and its members in the order in which they came', async () => {
    const room = new Room()
    const sockets = (await joinAll(room, 3)).map(({ socket }) => socket)
    expect(room.size).toBe(3)
    expect([...room]).toEqual(sockets)
  })

  it('has a member once, however often it joins', async () => {
    const room = new Room()
    const { client, socket } = await join(room)
    await room.join(socket)
    expect(room.size).toBe(1)
    await room.send('once')
    await client.wait()
    expect(client.hasMessages()).toBe(false)
  })

  it('sends nothing to who has left, and leaves its socket open', async () => {
    const room = new Room()
    const { client, socket } = await join(room)
    room.leave(socket)
    room.leave(socket)
    await room.send('to nobody')
    await socket.send('still here')
    expect(await client.wait()).toBe('still here')
    expect(room.size).toBe(0)
  })

  it.each(['close', 'terminate'] as const)('loses a member whose client says %s', async (end) => {
    const room = new Room()
    const { client } = await join(room)
    client[end]()
    await client.closed
    await expect.poll(() => room.size).toBe(0)
  })

  it('loses a member that its own server has closed with the next message', async () => {
    const room = new Room()
    const { socket } = await join(room)
    socket.close()
    await room.send('too late')
    expect(room.size).toBe(0)
  })

  it('takes nobody whose connection is over', async () => {
    const room = new Room()
    const { client, socket } = await join(room)
    client.terminate()
    await socket.closed
    await room.join(socket)
    expect(room.size).toBe(0)
  })

  it('refuses what is neither text nor bytes', async () => {
    await expect(new Room().send(1 as unknown as string)).rejects.toThrow(TypeError)
  })

  it('refuses a member that is no session', async () => {
    const { socket } = await join(new Room())
    await expect(new Room().join({ ...socket, signal: socket.signal })).rejects.toThrow(TypeError)
  })

  it.each([0, -1, 1.5, Number.NaN])('refuses %s as a bound', (maxBufferedBytes) => {
    expect(() => new Room({ maxBufferedBytes })).toThrow(RangeError)
  })

  it('refuses an unknown word for what becomes of a member that is behind', () => {
    const whenBehind = 'skipp' as 'skip'
    expect(() => new Room({ whenBehind })).toThrow("whenBehind is 'close' or 'skip', not skipp")
  })
})

describe('a member that is behind', () => {
  it('is closed with 1013, and the others get every message', async () => {
    const room = new Room({ maxBufferedBytes: 4 * KIB })
    const reader = await join(room)
    const sleeper = await join(room)
    // Its own end reads up to its marks; behind them the server buffers.
    for (let count = 0; count < 2000; count += 1) {
      await room.send(`${count}`.padEnd(KIB))
      expect(await reader.client.wait()).toBe(`${count}`.padEnd(KIB))
      expect(sleeper.socket.bufferedAmount).toBeLessThanOrEqual(5 * KIB)
    }
    expect(room.size).toBe(1)
    while ((await sleeper.client.wait()) !== null);
    expect((await sleeper.client.closed).code).toBe(1013)
  })

  it('misses messages and stays, where it is to be skipped', async () => {
    const room = new Room({ maxBufferedBytes: 4 * KIB, whenBehind: 'skip' })
    const { client } = await join(room)
    for (let count = 0; count < 2000; count += 1) await room.send(`${count}`.padEnd(KIB))
    expect(room.size).toBe(1)
    let last = client.read()
    while (client.hasMessages()) last = client.read()
    await expect.poll(() => client.hasMessages()).toBe(true)
    while (client.hasMessages()) last = client.read()
    expect(Number(last)).toBeLessThan(1999)
    await room.send('caught up')
    expect(await client.wait()).toBe('caught up')
  })

  it('is not who gets a message that is larger than the bound', async () => {
    const room = new Room({ maxBufferedBytes: KIB })
    const { client } = await join(room)
    await room.send('x'.repeat(2 * KIB))
    expect(await client.wait()).toHaveLength(2 * KIB)
    expect(room.size).toBe(1)
  })
})

test('ten of a thousand members never read, and nobody else notices', async () => {
  const room = new Room({ maxBufferedBytes: 32 * KIB })
  const members = await joinAll(room, 1000)
  const sleepers = members.splice(0, 10)
  const message = 'x'.repeat(16 * KIB)
  // Half a megabyte is read ahead by a sleeper's own end.
  for (let count = 0; count < 40; count += 1) {
    await room.send(message)
    await Promise.all(
      members.map(async ({ client }) => expect((await client.wait()) === message).toBe(true)),
    )
  }
  expect(room.size).toBe(990)
  for (const { socket } of sleepers) {
    expect(socket.bufferedAmount).toBeLessThanOrEqual(48 * KIB)
    expect(socket.isClosed()).toBe(true)
  }
})

test('the channel of messages is told of each member that gets one', async () => {
  const told: DiagnosticsMessages['edge-echo:websocket:message'][] = []
  const listener = (message: unknown) => void told.push(message as (typeof told)[number])
  subscribe('edge-echo:websocket:message', listener)
  onTestFinished(() => void unsubscribe('edge-echo:websocket:message', listener))
  const room = new Room()
  const sockets = (await joinAll(room, 2)).map(({ socket }) => socket)
  await room.send('hello')
  const sent = told.filter(({ direction }) => direction === 'out')
  expect(sent.map(({ connection }) => connection.socket)).toEqual(sockets)
})

test('a socket that has left holds on to no room', async () => {
  const { socket } = await join(new Room())
  const before = getEventListeners(socket.signal, 'abort').length
  for (let count = 0; count < 100; count += 1) {
    const room = new Room()
    await room.join(socket)
    room.leave(socket)
  }
  expect(getEventListeners(socket.signal, 'abort')).toHaveLength(before)
})
