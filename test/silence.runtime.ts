// Answers that take their time on Bun, which by itself ends a connection after some twelve seconds of
// silence, and requests that never become one, which it still ends then.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { request } from './hostile/hostile-input.ts'
import { bunRun } from './runtimes/bun.ts'
import { startChild } from './runtimes/child.ts'
import { RawClient } from './support/raw-client.ts'

describe.concurrent('Bun', () => {
  let server: Awaited<ReturnType<typeof startChild>>
  beforeAll(async () => {
    server = await startChild(bunRun('src/service/main/bun.ts'))
  })
  afterAll(() => server.stop())

  const silentSeconds = 14

  it('holds a silent long poll until its tick', async () => {
    const ask = async (query: string) => (await fetch(`${server.url}/clock${query}`)).json()
    const { tick } = await ask('')
    const awaited = tick + silentSeconds
    expect(await ask(`?after=${awaited - 1}`)).toEqual({ tick: awaited, time: awaited * 1000 })
  })

  it('holds a delayed answer for as long as it was asked to', async () => {
    const answer = await fetch(`${server.url}/echo?message=x&delay=${silentSeconds * 1000}`)
    expect(await answer.text()).toBe('x')
  })

  it('keeps a stream that is silent until its first keep-alive', async () => {
    const answer = await fetch(`${server.url}/clock?interval=60000`, {
      headers: { Accept: 'text/event-stream' },
    })
    let text = ''
    for await (const chunk of answer.body ?? []) {
      text += Buffer.from(chunk).toString()
      if (text.includes(': keep-alive') || text.includes('data: ')) break
    }
    expect(text).toMatch(/^retry: 1000\n\n(: keep-alive|data: )/)
  })

  it('ends a connection on which half a request has come', async () => {
    const client = await RawClient.open(Number(new URL(server.url).port))
    await client.write(request('GET /healthz HTTP/1.1', ['Host: localhost']).subarray(0, -2))
    await client.gone
    expect(client.transcript).toEqual(['end'])
  })
})
