// The ways to start on Deno and Bun that README and doc comments name, as they are written there.

import { dirname, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { overNetwork } from './behaviour/network.ts'
import { binaries } from './runtimes/binaries.ts'
import { startChild } from './runtimes/child.ts'
import { denoServe } from './runtimes/deno.ts'

type Start = () => ReturnType<typeof startChild>

/** With the command's own directory to find it in, as where it is installed. */
const startNamed = (binary: string, ...args: string[]) =>
  startChild([binary, ...args], { PATH: `${dirname(resolve(binary))}:${process.env.PATH}` })

describe.each<[string, Start]>([
  ['deno task dev', () => startNamed(binaries.deno(), 'task', 'dev')],
  ['deno serve', () => startChild(denoServe('src/service/main/deno-serve.ts'))],
  ['bun run dev:bun', () => startNamed(binaries.bun(), 'run', 'dev:bun')],
])('%s', (_command, start) => {
  let server: Awaited<ReturnType<Start>>
  beforeAll(async () => {
    server = await start()
  })
  afterAll(() => server.stop())

  it('serves the page', async () => {
    expect(await (await fetch(server.url)).text()).toContain('messagecontainer')
  })

  it('answers GET /echo?message=', async () => {
    expect(await (await fetch(`${server.url}/echo?message=hello`)).text()).toBe('hello')
  })

  it('echoes over a WebSocket', async () => {
    const client = await overNetwork(server.url).connect('/echo')
    client.send('hello')
    expect(await client.next()).toBe('hello')
    client.close()
    await client.closed
  })

  it('ends with 0 on SIGTERM, and says goodbye with 1001', async () => {
    const other = await start()
    const client = await overNetwork(other.url).connect('/echo')
    await other.stop()
    expect((await client.closed).code).toBe(1001)
  })
})

describe.each<[string, Start]>([
  ['deno serve', () => startChild(denoServe('test/fixture/deno-export.ts'))],
  ['bun run', () => startChild([binaries.bun(), 'run', 'test/fixture/bun-export.ts'])],
])('%s with a module that exports an app', (_command, start) => {
  it('echoes over a WebSocket', async () => {
    const server = await start()
    const client = await overNetwork(server.url).connect('/accept')
    client.send('hello')
    expect(await client.next()).toBe('hello')
    client.close()
    await client.closed
    await server.stop()
  })
})
