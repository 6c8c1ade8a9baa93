import { describe, expect, it } from 'vitest'
import { Room } from '../../src/library/rooms/index.ts'
import { Broker } from './broker.ts'
import { join } from './members.ts'

describe('rooms with a relay between them', () => {
  it('hear each other, text as text and bytes as bytes, in order and once', async () => {
    const relay = new Broker()
    const here = new Room({ relay })
    const there = new Room({ relay })
    const members = [await join(here), await join(there)]
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)
    for (const message of ['one', bytes, '"two" \ud83d\ude00', '']) await here.send(message)
    await there.send('last')
    for (const { client } of members) {
      expect(await client.wait()).toBe('one')
      expect(await client.wait()).toEqual(bytes)
      expect(await client.wait()).toBe('"two" \ud83d\ude00')
      expect(await client.wait()).toBe('')
      expect(await client.wait()).toBe('last')
      expect(client.hasMessages()).toBe(false)
    }
  })

  it('leave out who is excepted, and tell the others elsewhere', async () => {
    const relay = new Broker()
    const sender = await join(new Room({ relay }))
    const hearer = await join(new Room({ relay }))
    await sender.client.send('hello')
    expect(await hearer.client.wait()).toBe('hello')
    expect(sender.client.hasMessages()).toBe(false)
  })

  it('are subscribed while they have members', async () => {
    const relay = new Broker()
    const room = new Room({ relay })
    const { socket } = await join(room)
    await expect.poll(() => relay.receivers.size).toBe(1)
    room.leave(socket)
    await expect.poll(() => relay.receivers.size).toBe(0)
    await room.join(socket)
    expect(relay.receivers.size).toBe(1)
  })

  it('are subscribed anew when the subscription before has ended', async () => {
    const log: string[] = []
    let end = () => {}
    const subscribe = () => {
      log.push('subscribed')
      return () =>
        new Promise<void>((resolve) => {
          log.push('ending')
          end = resolve
        })
    }
    const room = new Room({ relay: { publish: () => {}, subscribe } })
    const { socket } = await join(room)
    room.leave(socket)
    await expect.poll(() => log).toEqual(['subscribed', 'ending'])
    const joined = room.join(socket)
    log.push('ended')
    end()
    await joined
    expect(log).toEqual(['subscribed', 'ending', 'ended', 'subscribed'])
  })

  it('hear of what a room without members sends', async () => {
    const relay = new Broker()
    const { client } = await join(new Room({ relay }))
    await new Room({ relay }).send('news')
    expect(await client.wait()).toBe('news')
  })

  it('hear of what another program publishes', async () => {
    const relay = new Broker()
    const { client } = await join(new Room({ relay }))
    relay.publish('{"text":"from a script"}')
    expect(await client.wait()).toBe('from a script')
  })

  it('hear twice what the relay delivers twice', async () => {
    const relay = new Broker()
    const { client } = await join(new Room({ relay }))
    const other = new Room({ relay })
    await other.send('again')
    relay.publish(relay.published[0] ?? '')
    expect(await client.wait()).toBe('again')
    expect(await client.wait()).toBe('again')
  })

  it.each(['no JSON', 'null', '{"text":1}', '{"base64":"*"}'])(
    'tell onRelayError of what is no message: %s',
    async (published) => {
      const relay = new Broker()
      const errors: unknown[] = []
      const { client } = await join(new Room({ relay, onRelayError: (e) => errors.push(e) }))
      relay.publish(published)
      relay.publish('{"text":"next"}')
      expect(await client.wait()).toBe('next')
      expect(errors).toHaveLength(1)
    },
  )
})
