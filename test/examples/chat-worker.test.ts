// A Durable Object for each room, in workerd.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { overNetwork } from '../behaviour/network.ts'
import { startWorker } from '../runtimes/worker.ts'

let worker: Awaited<ReturnType<typeof startWorker>>
beforeAll(async () => {
  worker = await startWorker({ config: 'examples/chat/wrangler.toml' })
})
afterAll(() => worker?.stop())

const enter = (room: string, name: string) =>
  overNetwork(worker.url).connect(`/rooms/${room}?as=${name}`)
const say = (text: string) => JSON.stringify({ text })
const said = (from: string, text: string) => JSON.stringify({ from, text })

test('members of a room hear each other in order', async () => {
  const members = await Promise.all(['Ann', 'Bob', 'Cleo'].map((name) => enter('lobby', name)))
  const [ann] = members
  for (let count = 0; count < 100; count += 1) ann?.send(say(`${count}`))
  for (const member of members) {
    for (let count = 0; count < 100; count += 1) {
      expect(await member.next()).toBe(said('Ann', `${count}`))
    }
    member.close()
  }
})

test('rooms are apart', async () => {
  const ann = await enter('attic', 'Ann')
  const bob = await enter('cellar', 'Bob')
  for (const member of [ann, bob]) member.send(say('alone'))
  expect(await ann.next()).toBe(said('Ann', 'alone'))
  expect(await bob.next()).toBe(said('Bob', 'alone'))
  for (const member of [ann, bob]) member.close()
})

test('a room goes on when one has left', async () => {
  const ann = await enter('stairs', 'Ann')
  const bob = await enter('stairs', 'Bob')
  bob.close()
  await bob.closed
  ann.send(say('hello'))
  expect(await ann.next()).toBe(said('Ann', 'hello'))
  ann.close()
})

test('a message with a wrong shape is refused by the name of the field', async () => {
  const ann = await enter('lobby', 'Ann')
  ann.send('{"text":1}')
  const { code, reason } = await ann.closed
  expect(code).toBe(1007)
  expect(reason).toMatch(/^Invalid message at text: /)
})

test('who does not say a name is not let in', async () => {
  await expect(overNetwork(worker.url).connect('/rooms/lobby')).rejects.toMatchObject({
    status: 400,
  })
})

test('the page is there', async () => {
  expect((await overNetwork(worker.url).request('GET', '/')).status).toBe(200)
})
