// No process, no port, no network.

import { expect, test } from 'vitest'
import { createChat } from '../../examples/chat/chat.ts'
import { Room } from '../../src/library/rooms/index.ts'
import { connect } from '../../src/library/runtimes/memory/index.ts'

const say = (text: string) => JSON.stringify({ text })
const said = (from: string, text: string) => JSON.stringify({ from, text })

test('members of a room hear each other, and nobody else does', async () => {
  const chat = createChat()
  const [ann, bob, cleo] = await Promise.all([
    connect(chat, '/rooms/lobby?as=Ann'),
    connect(chat, '/rooms/lobby?as=Bob'),
    connect(chat, '/rooms/attic?as=Cleo'),
  ])
  await ann.send(say('  hello '))
  expect(await ann.wait()).toBe(said('Ann', 'hello'))
  expect(await bob.wait()).toBe(said('Ann', 'hello'))
  await cleo.send(say('alone'))
  expect(await cleo.wait()).toBe(said('Cleo', 'alone'))
  expect(bob.hasMessages()).toBe(false)
})

test.each([
  ['{"text":1}', /^Invalid message at text: /],
  ['{"txt":"hello"}', /^Invalid message at text: /],
  ['hello', 'Invalid message: it is not JSON'],
])('%s is refused by the name of the field', async (message, reason) => {
  const ann = await connect(createChat(), '/rooms/lobby?as=Ann')
  await ann.send(message)
  expect(await ann.closed).toMatchObject({ code: 1007, reason: expect.stringMatching(reason) })
})

test('who does not say a name is not let in', async () => {
  await expect(connect(createChat(), '/rooms/lobby?as=')).rejects.toThrow('400')
})

test('the page is there', async () => {
  const answer = await createChat().request('/')
  expect(answer.headers.get('Content-Type')).toMatch('text/html')
})

test('a room is gone when the last has left it', async () => {
  const made: string[] = []
  const chat = createChat((name) => {
    made.push(name)
    return new Room()
  })
  for (let count = 0; count < 2; count += 1) {
    const ann = await connect(chat, '/rooms/lobby?as=Ann')
    ann.close()
    await ann.closed
  }
  expect(made).toEqual(['lobby', 'lobby'])
})

test('of 1,000 members ten never read, and nobody else notices', async () => {
  let room = new Room()
  const chat = createChat(() => {
    room = new Room({ maxBufferedBytes: 16_384 })
    return room
  })
  const join = (_: unknown, index: number) => connect(chat, `/rooms/hall?as=member-${index}`)
  const members = await Promise.all(Array.from({ length: 1000 }, join))
  const readers = members.slice(10)
  const [speaker] = readers
  const text = 'x'.repeat(1900)
  for (let count = 0; count < 400; count += 1) {
    await speaker?.send(say(`${count} ${text}`))
    const heard = await Promise.all(readers.map((reader) => reader.wait()))
    expect(new Set(heard)).toEqual(new Set([said('member-10', `${count} ${text}`)]))
  }
  expect(room.size).toBe(990)
})
