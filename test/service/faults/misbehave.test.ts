// What a held echo costs while it is held, and that it costs nothing once the client has gone.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connect } from '../../../src/library/runtimes/memory/index.ts'
import { provideRuntime } from '../../../src/library/websocket/adapter/runtime.ts'
import { defaultLimits } from '../../../src/library/websocket/index.ts'
import { createApp } from '../../../src/service/app.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const app = createApp({ serveStatic: () => (_c, next) => next() })
const everythingNow = () => vi.advanceTimersByTimeAsync(0)

describe('a delayed echo', () => {
  it.each([
    [
      'the client',
      async (socket: Awaited<ReturnType<typeof connect>>) => {
        socket.close(3000)
        // The answers in front of a close have so long.
        await vi.advanceTimersByTimeAsync(defaultLimits.drainMs)
      },
    ],
    ['the close that was asked for', () => vi.advanceTimersByTimeAsync(60_000)],
  ])('leaves no timer behind when %s ends the connection', async (_who, end) => {
    const socket = await connect(app, '/echo?delay=60000&close=4000&after=1')
    await socket.send('a')
    await vi.advanceTimersByTimeAsync(1)
    await socket.send('b')
    await everythingNow()
    expect(vi.getTimerCount()).toBe(1)
    await end(socket)
    await socket.closed
    expect(vi.getTimerCount()).toBe(0)
  })

  it('slows a client down that sends more than is held, and loses nothing', async () => {
    const message = new Uint8Array(65_536)
    const messages = 1000
    const socket = await connect(app, '/echo?delay=60000')
    let sent = 0
    const sending = (async () => {
      for (; sent < messages; sent += 1) await socket.send(message)
    })()
    await everythingNow()
    // Held, queued for the handler, and on the way: a few MiB of the 62.
    expect(sent * message.byteLength).toBeLessThan(8 * 1_048_576)
    let echoed = 0
    const receiving = (async () => {
      while (echoed < messages && (await socket.wait()) !== null) echoed += 1
    })()
    while (echoed < messages) await vi.advanceTimersByTimeAsync(60_000)
    await Promise.all([sending, receiving])
    socket.close()
  })

  it('that is full hears of a close behind what it has not read, one delay later', async () => {
    const socket = await connect(app, '/echo?delay=60000')
    for (let count = 0; count < 2100; count += 1) void socket.send('x')
    await everythingNow()
    socket.close(3000)
    await vi.advanceTimersByTimeAsync(60_000)
    await vi.advanceTimersByTimeAsync(defaultLimits.drainMs)
    expect((await socket.closed).code).toBe(3000)
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('a delayed answer', () => {
  it('is given up with its client', async () => {
    const client = new AbortController()
    const answer = app.request('/echo?message=x&delay=60000', { signal: client.signal })
    await everythingNow()
    expect(vi.getTimerCount()).toBe(1)
    client.abort()
    await answer
    expect(vi.getTimerCount()).toBe(0)
  })

  it('is not waited for by a server that shuts down', async () => {
    const shutdown = new AbortController()
    const env = provideRuntime({}, { shutdownSignal: shutdown.signal })
    const answer = app.request('/echo?message=x&delay=60000&status=503', {}, env)
    await everythingNow()
    shutdown.abort()
    expect((await answer).status).toBe(503)
    expect(vi.getTimerCount()).toBe(0)
  })

  it.each(['/echo?message=x&delay=100', '/echo?delay=100'])(
    'comes in its time from %s when the clock is set back an hour',
    async (path) => {
      const arrived = vi.fn()
      if (path.includes('message')) {
        void Promise.resolve(app.request(path)).then(arrived)
      } else {
        const socket = await connect(app, path)
        void socket.wait().then(arrived)
        await socket.send('x')
      }
      await vi.advanceTimersByTimeAsync(50)
      vi.setSystemTime(Date.now() - 3_600_000)
      await vi.advanceTimersByTimeAsync(49)
      expect(arrived).not.toHaveBeenCalled()
      await vi.advanceTimersByTimeAsync(2)
      expect(arrived).toHaveBeenCalledOnce()
    },
  )

  it('comes in its time', async () => {
    const answer = app.request('/echo?message=x&delay=100&status=503')
    const arrived = vi.fn()
    void Promise.resolve(answer).then(arrived)
    await vi.advanceTimersByTimeAsync(99)
    expect(arrived).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect((await answer).status).toBe(503)
  })
})
