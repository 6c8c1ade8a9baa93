import { describe, expect, it } from 'vitest'
import { serve } from '../../src/node/serve.ts'
import { overNetwork } from '../behaviour/network.ts'
import { describeClock } from './clock-suite.ts'
import { countingApp } from './counting-app.ts'

describeClock('Node', async () => {
  const server = await serve(countingApp, { port: 0 })
  return { url: server.url, stop: () => server.close() }
})

describe('the shutdown on Node', () => {
  it('ends held answers, streams and WebSockets long before its deadline', async () => {
    const server = await serve(countingApp, { port: 0, shutdownSeconds: 3600 })
    const { tick } = await (await fetch(`${server.url}/clock?interval=60000`)).json()
    const timers = async () => (await fetch(`${server.url}/timers`)).json()
    const held = fetch(`${server.url}/clock?interval=60000&after=${tick}`)
    const stream = await fetch(`${server.url}/clock?interval=60000`, {
      headers: { Accept: 'text/event-stream' },
    })
    const socket = await overNetwork(server.url).connect('/clock?interval=60000')
    while ((await timers()) < 3);
    await server.close()
    expect((await held).status).toBe(503)
    expect((await held).headers.get('Retry-After')).toBe('1')
    expect(await stream.text()).toBe('retry: 1000\n\n')
    expect((await socket.closed).code).toBe(1001)
  })
})
