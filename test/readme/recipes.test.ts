import { describe, expect, it } from 'vitest'
import { connect } from '../../src/library/runtimes/memory/index.ts'
import { readRecipe } from './recipes.ts'

describe("the README's test of a handler", async () => {
  // It brings its own `it`.
  await readRecipe('shout')
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
