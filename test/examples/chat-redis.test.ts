// Two processes and a real Redis, where one is installed.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { overNetwork } from '../behaviour/network.ts'
import { describeWhere } from '../support/run-if.ts'
import { hasRedis, type Started, startChat, startRedis } from './processes.ts'

const say = (text: string) => JSON.stringify({ text })
const said = (from: string, text: string) => JSON.stringify({ from, text })

describeWhere(hasRedis, 'no redis-server is installed')(
  'the chat on two processes with a Redis',
  () => {
    let redis: Started | undefined
    const chats: Started[] = []
    beforeAll(async () => {
      redis = await startRedis()
      for (let count = 0; count < 2; count += 1) {
        chats.push(await startChat({ REDIS_URL: redis.url }, 'ignore'))
      }
    })
    afterAll(async () => {
      for (const { stop } of chats) await stop()
      await redis?.stop()
    })

    const enter = (process: 0 | 1, room: string, name: string) =>
      overNetwork(chats[process]?.url ?? '').connect(`/rooms/${room}?as=${name}`)

    it('brings what one says to the members at both, once and in order', async () => {
      const ann = await enter(0, 'lobby', 'Ann')
      // Whoever hears itself has joined, at the other process too.
      ann.send(say('here'))
      expect(await ann.next()).toBe(said('Ann', 'here'))
      const bob = await enter(1, 'lobby', 'Bob')
      bob.send(say('here'))
      for (const member of [ann, bob]) expect(await member.next()).toBe(said('Bob', 'here'))
      for (let count = 0; count < 100; count += 1) ann.send(say(`${count}`))
      for (const member of [ann, bob]) {
        for (let count = 0; count < 100; count += 1) {
          expect(await member.next()).toBe(said('Ann', `${count}`))
        }
      }
      for (const member of [ann, bob]) member.close()
    })

    it('keeps rooms apart', async () => {
      const ann = await enter(0, 'attic', 'Ann')
      const bob = await enter(1, 'cellar', 'Bob')
      for (const member of [ann, bob]) member.send(say('alone'))
      expect(await ann.next()).toBe(said('Ann', 'alone'))
      expect(await bob.next()).toBe(said('Bob', 'alone'))
      ann.send(say('still alone'))
      expect(await ann.next()).toBe(said('Ann', 'still alone'))
      for (const member of [ann, bob]) member.close()
    })

    it('parts nobody who is at one process when the Redis goes away', async () => {
      const ann = await enter(0, 'lobby', 'Ann')
      ann.send(say('before'))
      expect(await ann.next()).toBe(said('Ann', 'before'))
      await redis?.stop()
      const bob = await enter(0, 'lobby', 'Bob')
      const cleo = await enter(0, 'attic', 'Cleo')
      cleo.send(say('alone'))
      expect(await cleo.next()).toBe(said('Cleo', 'alone'))
      for (let count = 0; count < 100; count += 1) ann.send(say(`${count}`))
      for (const member of [ann, bob]) {
        for (let count = 0; count < 100; count += 1) {
          expect(await member.next()).toBe(said('Ann', `${count}`))
        }
      }
      for (const member of [ann, bob, cleo]) member.close()
    })
  },
)
