// The ways to start on Deno and Bun that README and doc comments name, as they are written there.

import { dirname, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { overNetwork } from './behaviour/network.ts'
import { binaries } from './runtimes/binaries.ts'
import { startChild } from './runtimes/child.ts'
import { denoServe } from './runtimes/deno.ts'
import { itWhere } from './support/run-if.ts'

type Start = (env?: Record<string, string>) => ReturnType<typeof startChild>

/** With the command's own directory to find it in, as where it is installed. */
const startNamed = (env: Record<string, string> | undefined, binary: string, ...args: string[]) =>
  startChild([binary, ...args], {
    ...env,
    PATH: `${dirname(resolve(binary))}:${process.env.PATH}`,
  })

/** What a setting that has no effect is said to have. */
type Unused = [variables: Record<string, string>, line: string]

describe.each<[string, Start, Unused | null]>([
  ['deno task dev', (env) => startNamed(env, binaries.deno(), 'task', 'dev'), null],
  [
    'deno serve',
    (env) => startChild(denoServe('src/service/main/deno-serve.ts'), env),
    [{ METRICS_PORT: '0' }, 'PORT, METRICS_PORT have no effect on deno serve'],
  ],
  ['bun run dev:bun', (env) => startNamed(env, binaries.bun(), 'run', 'dev:bun'), null],
])('%s', (_command, start, unused) => {
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

  itWhere(unused !== null, 'every setting has an effect here')(
    'says in one line which settings have no effect',
    async () => {
      const [variables, line] = unused as Unused
      const other = await start(variables)
      await other.stop()
      expect(other.output().match(/[^"]+ no effect on [^"]+/g)).toEqual([line])
    },
  )

  itWhere(unused === null, 'there are no metrics here')(
    'tells metrics on METRICS_PORT',
    async () => {
      const other = await start({ METRICS_PORT: '0' })
      const client = await overNetwork(other.url).connect('/echo')
      const [, metricsUrl = ''] = /"metricsUrl":"([^"]+)"/.exec(other.output()) ?? []
      const text = await (await fetch(metricsUrl)).text()
      expect(text).toMatch(/^edge_echo_connections_open 1$/m)
      client.close()
      await other.stop()
    },
  )

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
