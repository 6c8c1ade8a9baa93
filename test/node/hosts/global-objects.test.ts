import { expect, it } from 'vitest'
import { serve } from '../../../src/library/runtimes/node/index.ts'
import { app, echoOf, get, open } from './talk.ts'

it("with overrideGlobalObjects: false Node's own Request and Response stay, and all works", async () => {
  const { Request, Response } = globalThis
  const server = await serve(app, { port: 0, overrideGlobalObjects: false })
  expect(globalThis).toMatchObject({ Request, Response })
  const { port } = new URL(server.url)
  expect((await get({ port, path: '/url' })).body).toBe(`http://localhost:${port}/url`)
  const socket = await open(`ws://127.0.0.1:${port}/echo`)
  expect(String(await echoOf(socket, 'hello'))).toBe('hello')
  await server.close()
})
