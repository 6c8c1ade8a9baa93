// A relay that fails, or takes long, parts nobody who is in one process.

import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Relay, Room } from '../../src/library/rooms/index.ts'
import { Broker } from './broker.ts'
import { join } from './members.ts'

const never = () => new Promise<never>(() => {})
const nothing = () => () => {}

function roomWith(relay: Partial<Relay>) {
  const errors: unknown[] = []
  const onRelayError = (error: unknown) => errors.push(error)
  const room = new Room({ relay: { publish: nothing, subscribe: nothing, ...relay }, onRelayError })
  return { room, errors }
}

describe('a relay that does not publish', () => {
  it.each([
    ['rejects', () => Promise.reject('down')],
    [
      'throws',
      () => {
        throw 'down'
      },
    ],
  ])('and %s is told of, and the members of this process have the message', async (_, publish) => {
    const { room, errors } = roomWith({ publish })
    const [speaker, hearer] = [await join(room), await join(room)]
    for (const message of ['one', 'two']) await speaker.client.send(message)
    expect(await hearer.client.wait()).toBe('one')
    expect(await hearer.client.wait()).toBe('two')
    await expect.poll(() => errors).toEqual(['down', 'down'])
    expect(room.size).toBe(2)
  })

  it('and stays pending delays nobody of this process', async () => {
    const { room } = roomWith({ publish: never })
    const [speaker, hearer] = [await join(room), await join(room)]
    for (const message of ['one', 'two']) await speaker.client.send(message)
    expect(await hearer.client.wait()).toBe('one')
    expect(await hearer.client.wait()).toBe('two')
  })

  it('holds a bounded amount, and tells of each message that is above it', async () => {
    const published: string[] = []
    const publish = (text: string) => {
      published.push(text)
      return never()
    }
    const { room, errors } = roomWith({ publish })
    for (let count = 0; count < 4; count += 1) await room.send('x'.repeat(400 * 1024))
    expect(published).toHaveLength(2)
    const error = new Error('Cannot publish: the relay takes messages slower than they are sent')
    expect(errors).toEqual([error, error])
  })
})

describe('an onRelayError that fails itself', () => {
  afterEach(() => void vi.restoreAllMocks())

  const cause = new Error('no log')
  it.each<[string, () => void]>([
    [
      'throws',
      () => {
        throw cause
      },
    ],
    ['rejects', () => Promise.reject(cause)],
  ])('and %s is told on the console', async (_, onRelayError) => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {})
    const relay = { publish: () => Promise.reject('down'), subscribe: nothing }
    await new Room({ relay, onRelayError }).send('hello')
    await expect.poll(() => told.mock.calls).toEqual([['The onRelayError of a room threw:', cause]])
  })

  it('keeps no message from the members of this process', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const onRelayError = () => {
      throw cause
    }
    const room = new Room({ relay: { publish: never, subscribe: nothing }, onRelayError })
    const { client } = await join(room)
    const messages = ['x'.repeat(2 ** 20), 'the relay is too far behind for this']
    for (const message of messages) await room.send(message)
    expect(await client.wait()).toBe(messages[0])
    expect(await client.wait()).toBe(messages[1])
  })
})

describe('a relay that does not subscribe', () => {
  afterEach(() => void vi.useRealTimers())

  it.each([
    ['rejects', () => Promise.reject('down')],
    [
      'throws',
      () => {
        throw 'down'
      },
    ],
  ])('and %s is told of, and the socket is a member', async (_, subscribe) => {
    const { room, errors } = roomWith({ subscribe })
    const { client, socket } = await join(room)
    await room.join(socket)
    await room.send('hello')
    expect(await client.wait()).toBe('hello')
    expect(errors[0]).toBe('down')
  })

  it.each(['join', 'message'])('is asked again at the next %s', async (next) => {
    const broker = new Broker()
    let isDown = true
    const subscribe: Relay['subscribe'] = (receive) =>
      isDown ? Promise.reject('down') : broker.subscribe(receive)
    const { room, errors } = roomWith({ subscribe })
    const { client } = await join(room)
    await expect.poll(() => errors).toEqual(['down'])
    isDown = false
    if (next === 'join') await join(room)
    else await room.send(next)
    await expect.poll(() => broker.receivers.size).toBe(1)
    broker.publish('{"text":"from elsewhere"}')
    while ((await client.wait()) !== 'from elsewhere');
    expect(errors).toEqual(['down'])
  })

  it('for a second is waited for no longer, and heard when it has', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const broker = new Broker()
    let answer = () => {}
    const answered = new Promise<void>((resolve) => {
      answer = resolve
    })
    const { room, errors } = roomWith({
      subscribe: (receive) => answered.then(() => broker.subscribe(receive)),
    })
    const { client, socket } = await join(room)
    const joined = room.join(socket)
    vi.advanceTimersByTime(1000)
    await joined
    expect(errors).toEqual([new Error('Cannot subscribe yet: the relay takes more than a second')])
    answer()
    await vi.waitFor(() => expect(broker.receivers.size).toBe(1))
    broker.publish('{"text":"at last"}')
    expect(await client.wait()).toBe('at last')
  })

  it('yet keeps a second join of the same socket waiting too', async () => {
    let subscribed = (_: () => void) => {}
    const { room } = roomWith({
      subscribe: () =>
        new Promise((resolve) => {
          subscribed = resolve
        }),
    })
    const { socket } = await join(room)
    let isJoined = false
    const joined = room.join(socket).then(() => {
      isJoined = true
    })
    await new Promise(setImmediate)
    expect(isJoined).toBe(false)
    subscribed(() => {})
    await joined
  })
})

describe('a relay that does not unsubscribe', () => {
  afterEach(() => void vi.useRealTimers())

  it('is told of', async () => {
    const { room, errors } = roomWith({ subscribe: () => () => Promise.reject('stuck') })
    room.leave((await join(room)).socket)
    await expect.poll(() => errors).toEqual(['stuck'])
  })

  it('for a second is subscribed to anew, and what still comes of before is dropped', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const broker = new Broker()
    const subscribe: Relay['subscribe'] = async (receive) => {
      await broker.subscribe(receive)
      return never
    }
    const { room, errors } = roomWith({ subscribe })
    const { socket } = await join(room)
    await vi.waitFor(() => expect(broker.receivers.size).toBe(1))
    room.leave(socket)
    await new Promise(setImmediate)
    vi.advanceTimersByTime(1000)
    const { client } = await join(room)
    await vi.waitFor(() => expect(broker.receivers.size).toBe(2))
    expect(errors).toEqual([
      new Error('Cannot unsubscribe yet: the relay takes more than a second'),
    ])
    for (const text of ['once', 'next']) broker.publish(JSON.stringify({ text }))
    expect(await client.wait()).toBe('once')
    expect(await client.wait()).toBe('next')
  })
})
