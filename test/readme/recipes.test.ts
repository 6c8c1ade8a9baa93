import { describe, expect, it } from 'vitest'
import { connect } from '../../src/library/runtimes/memory/index.ts'
import { readRecipe } from './recipes.ts'

describe("the README's tests of a handler", async () => {
  // It brings its own `it`.
  await readRecipe('shout')
  await readRecipe('patience')
})

describe("the README's echo in lower case", async () => {
  const app = await readRecipe('lower case')

  it('lowers text and leaves binary alone', async () => {
    const socket = await connect(app, '/lower')
    await socket.send('HeLLo')
    await socket.send(new Uint8Array([65]))
    expect(await socket.wait()).toBe('hello')
    expect(await socket.wait()).toEqual(new Uint8Array([65]))
  })

  it('answers plain HTTP', async () => {
    expect(await (await app.request('/lower?message=HeLLo')).text()).toBe('hello')
  })
})

describe("the README's question with a time limit", async () => {
  const app = await readRecipe('time limit')

  it('takes an answer in time', async () => {
    const socket = await connect(app, '/login')
    expect(await socket.wait()).toBe('password?')
    await socket.send('xyzzy')
    expect(await socket.wait()).toBe('welcome')
  })

  it('closes when there is none', async () => {
    const socket = await connect(app, '/login')
    expect(await socket.closed).toMatchObject({ code: 4408, reason: 'Too slow' })
  })
})

describe("the README's pipe", async () => {
  const app = await readRecipe('pipe')

  it('sends the stream and closes with 1000', async () => {
    const socket = await connect(app, '/live')
    let text = ''
    for await (const message of socket) text += message
    expect(text).toBe('one\ntwo\nthree\n')
    expect((await socket.closed).code).toBe(1000)
  })
})

describe("the README's orders", async () => {
  const app = await readRecipe('zod')

  it('answers what is valid', async () => {
    const socket = await connect(app, '/orders')
    await socket.send('{"item":"tea","count":2}')
    expect(await socket.wait()).toBe('{"ordered":"2 × tea"}')
  })

  it('closes with the name of the field', async () => {
    const socket = await connect(app, '/orders')
    await socket.send('{"item":"tea","count":0}')
    expect(await socket.closed).toMatchObject({
      code: 1007,
      reason: expect.stringMatching(/^Invalid message at count: /),
    })
  })
})

describe("the README's JSON without a schema", async () => {
  const app = await readRecipe('any json')

  it('goes on where a message is no JSON', async () => {
    const socket = await connect(app, '/types')
    for (const message of ['1', '{', '[]']) await socket.send(message)
    expect(await socket.wait()).toBe('{"type":"number"}')
    expect(await socket.wait()).toBe('{"error":"Invalid message: it is not JSON"}')
    expect(await socket.wait()).toBe('{"type":"object"}')
  })
})

describe("the README's room", async () => {
  const app = await readRecipe('room')

  it('is heard by all others', async () => {
    const [one, two] = [await connect(app, '/lobby'), await connect(app, '/lobby')]
    await one.send('hello')
    expect(await two.wait()).toBe('hello')
    expect(one.hasMessages()).toBe(false)
  })
})

describe("the README's news", async () => {
  const app = await readRecipe('news')

  it('reach all who listen', async () => {
    const socket = await connect(app, '/news')
    await socket.send('nobody hears this')
    const answer = await app.request('/news', { method: 'POST', body: 'It rains' })
    expect(await answer.text()).toBe('told 1')
    expect(await socket.wait()).toBe('It rains')
  })
})
