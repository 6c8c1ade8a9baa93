import { describe, expect, it } from 'vitest'
import { serve } from '../../../src/library/runtimes/node/serve.ts'
import { overNetwork } from '../../behaviour/network.ts'
import { describeClock } from './clock-suite.ts'
import { countingApp } from './counting-app.ts'

describeClock({
  name: 'Node',
  hearsClose: true,
  async start() {
    const server = await serve(countingApp, { port: 0 })
    return { url: server.url, stop: () => server.close() }
  },
})

describe('the shutdown on Node', () => {
  it('ends held answers, streams and WebSockets long before its deadline', async () => {
    const server = await serve(countingApp, { port: 0, shutdownSeconds: 3600 })
    const { tick } = await (await fetch(`${server.url}/clock?interval=60000`)).json()
    const waiting = async () => (await (await fetch(`${server.url}/timers`)).json()).waiting
    const held = fetch(`${server.url}/watched/clock?interval=60000&after=${tick}`)
    const stream = await fetch(`${server.url}/watched/clock?interval=60000`, {
      headers: { Accept: 'text/event-stream' },
    })
    const socket = await overNetwork(server.url).connect('/watched/clock?interval=60000')
    while ((await waiting()) < 3);
    await server.close()
    expect((await held).status).toBe(503)
    expect((await held).headers.get('Retry-After')).toBe('1')
    expect(await stream.text()).toBe('retry: 1000\n\n')
    expect((await socket.closed).code).toBe(1001)
  })
})
