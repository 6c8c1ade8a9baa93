// Rooms, and messages of a known shape, the same on every runtime.

import { describe, expect, it } from 'vitest'
import { describeWhere, itIf, itWhere } from '../support/run-if.ts'
import type { Capabilities, Client, Target } from './runtime.ts'

export function describeRooms(getTarget: () => Target, can: Capabilities): void {
  const join = async (): Promise<Client> => {
    const client = await getTarget().connect('/rooms/hall')
    expect(await client.next()).toBe('joined')
    return client
  }
  const size = async (): Promise<number> =>
    (await getTarget().request('GET', '/rooms/size')).json() as Promise<number>

  describeWhere(can.hasRooms ?? true, 'a room needs a Durable Object here')('a room', () => {
    it('brings a message of any length to every member', async () => {
      const [sender, hearer] = [await join(), await join()]
      for (const length of [0, 125, 126, 1365, 1366, 4096, 4097, 65_535, 65_536, 400_000]) {
        for (const message of ['x'.repeat(length), new Uint8Array(length).fill(7)]) {
          sender.send(message)
          const heard = await hearer.next()
          expect(typeof heard).toBe(typeof message)
          expect(Buffer.compare(Buffer.from(heard), Buffer.from(message))).toBe(0)
          for (let count = 0; count < 3; count += 1) await sender.next()
        }
      }
      for (const client of [sender, hearer]) client.close()
      await expect.poll(size).toBe(0)
    })

    it('keeps the order with what a handler sends by itself', async () => {
      const client = await join()
      for (const message of ['é', 'x'.repeat(5000), 'two']) client.send(message)
      for (const message of ['é', 'x'.repeat(5000), 'two']) {
        for (const expected of ['before', message, 'after']) {
          expect(await client.next()).toBe(expected)
        }
      }
      client.close()
      await expect.poll(size).toBe(0)
    })

    itIf(can, 'tellsRoom')('closes a member that never reads, and loses nothing', async () => {
      const [sender, hearer, sleeper] = [await join(), await join(), await join()]
      sleeper.pause()
      let count = 0
      for (; (await size()) > 2; count += 1) {
        sender.send(`${count}`.padEnd(200_000))
        expect(await hearer.next()).toBe(`${count}`.padEnd(200_000))
        for (let answer = 0; answer < 3; answer += 1) await sender.next()
      }
      sleeper.resume()
      expect((await sleeper.closed).code).toBe(1013)
      for (const client of [sender, hearer]) client.close()
      await expect.poll(size).toBe(0)
    })
  })

  itWhere(can.hasRooms === false, 'a room needs no Durable Object here')(
    'a room tells that it needs a Durable Object',
    async () => {
      const hearer = await join()
      const speaker = await getTarget().connect('/rooms/hall?id=needs-an-object')
      speaker.send('hello')
      expect((await speaker.closed).code).toBe(1011)
      const report = await getTarget().request('GET', '/report?id=needs-an-object')
      expect(await report.json()).toBe(
        'Error: Cannot send to a member of a room: on Workers all of them have to be in one Durable Object',
      )
      hearer.close()
    },
  )

  describe('a message of a known shape', () => {
    it('is answered where it is valid', async () => {
      const client = await getTarget().connect('/rooms/json')
      client.send('{"text":"hello"}')
      expect(await client.next()).toBe('{"text":"HELLO"}')
      client.close()
    })

    it('is refused with the name of the field where it is not', async () => {
      const client = await getTarget().connect('/rooms/json')
      client.send('{"text":1}')
      expect(await client.closed).toEqual({
        code: 1007,
        reason: 'Invalid message at text: expected a string',
      })
    })
  })
}
