import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { Hono } from 'hono'
import { afterEach, describe, expect, it } from 'vitest'
import { connect } from '../../src/library/runtimes/memory/index.ts'
import {
  type DiagnosticsMessages,
  requireWebSocket,
  type WebSocketHandler,
  webSockets,
} from '../../src/library/websocket/index.ts'

type Name = keyof DiagnosticsMessages

const subscriptions: [Name, (message: unknown) => void][] = []
afterEach(() => {
  for (const [name, listener] of subscriptions.splice(0)) unsubscribe(name, listener)
})

/** What is told on the channel from now on. */
function listen<N extends Name>(name: N): DiagnosticsMessages[N][] {
  const heard: DiagnosticsMessages[N][] = []
  const listener = (message: unknown) => void heard.push(message as DiagnosticsMessages[N])
  subscriptions.push([name, listener])
  subscribe(name, listener)
  return heard
}

const echo: WebSocketHandler = async (socket) => {
  for await (const message of socket) await socket.send(message)
}

const appWith = (handler: WebSocketHandler, limits = {}) =>
  new Hono().use(webSockets({ limits, onError() {} })).get('/live', requireWebSocket(handler))

describe('the channel', () => {
  it('open tells of the context and of the request', async () => {
    const opened = listen('edge-echo:websocket:open')
    await connect(appWith(echo), '/live?as=guest', { headers: { 'X-Trace': 'abc' } })
    const [told] = opened
    expect(told?.context.req.header('X-Trace')).toBe('abc')
    expect(told?.connection.request.req.query('as')).toBe('guest')
  })

  it('message tells the direction, the bytes and the kind of each', async () => {
    const messages = listen('edge-echo:websocket:message')
    const client = await connect(appWith(echo), '/live')
    for (const message of ['äö', new Uint8Array(3)]) {
      await client.send(message)
      await client.wait()
    }
    expect(messages.map(({ direction, bytes, isText }) => [direction, bytes, isText])).toEqual([
      ['in', 4, true],
      ['out', 4, true],
      ['in', 3, false],
      ['out', 3, false],
    ])
  })

  it('close tells the code and the reason', async () => {
    const closed = listen('edge-echo:websocket:close')
    const client = await connect(appWith(echo), '/live')
    client.close(3000, 'enough')
    await client.closed
    await expect.poll(() => closed.length).toBe(1)
    expect(closed[0]).toMatchObject({ code: 3000, reason: 'enough', wasClean: true })
  })

  it('pause and resume tell when the handler is behind', async () => {
    const [paused, resumed] = [
      listen('edge-echo:websocket:pause'),
      listen('edge-echo:websocket:resume'),
    ]
    let catchUp = () => {}
    const behind: WebSocketHandler = async (socket) => {
      await new Promise<void>((resolve) => {
        catchUp = resolve
      })
      await echo(socket, undefined as never)
    }
    const client = await connect(appWith(behind, { queueMessages: 4 }), '/live')
    for (let count = 0; count < 8; count += 1) void client.send('x')
    await expect.poll(() => paused.length).toBe(1)
    expect(resumed).toEqual([])
    catchUp()
    await expect.poll(() => resumed.length).toBeGreaterThan(0)
  })

  it('error tells what a handler threw', async () => {
    const errors = listen('edge-echo:websocket:error')
    const throws: WebSocketHandler = () => Promise.reject(new Error('on purpose'))
    await (await connect(appWith(throws), '/live')).closed
    expect(errors.map(({ error }) => error)).toEqual([new Error('on purpose')])
  })

  it('names one connection by one object', async () => {
    const told = [listen('edge-echo:websocket:open'), listen('edge-echo:websocket:message')]
    const client = await connect(appWith(echo), '/live')
    await client.send('x')
    await client.wait()
    expect(new Set(told.flat().map(({ connection }) => connection)).size).toBe(1)
  })

  it('tells nothing of a connection that opened when nobody listened', async () => {
    const client = await connect(appWith(echo), '/live')
    const messages = listen('edge-echo:websocket:message')
    await client.send('x')
    await client.wait()
    expect(messages).toEqual([])
  })
})
