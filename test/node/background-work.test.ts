import { once } from 'node:events'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { type NodeServer, type ServeOptions, serve } from '../../src/library/runtimes/node/index.ts'
import { deferred } from '../../src/library/websocket/session/deferred.ts'

/** A server with work that goes on after the one answer that it has given. */
async function workingOn(work: Promise<unknown>, options: ServeOptions = {}): Promise<NodeServer> {
  const app = new Hono().get('/', (c) => {
    c.executionCtx.waitUntil(work)
    return c.text('answered')
  })
  const server = await serve(app, { port: 0, ...options })
  expect(await (await fetch(server.url, { headers: { Connection: 'close' } })).text()).toBe(
    'answered',
  )
  return server
}

it('close() waits for what waitUntil() was given', async () => {
  const { promise, resolve } = deferred<void>()
  const server = await workingOn(promise)
  const order: string[] = []
  const stopped = once(server.server, 'close')
  const closed = server.close().then(() => order.push('closed'))
  await stopped
  await nextTurn()
  order.push('work is done')
  resolve()
  await closed
  expect(order).toEqual(['work is done', 'closed'])
})

it('close() does not wait for it beyond its deadline', async () => {
  const server = await workingOn(new Promise(() => {}), { shutdownSeconds: 0 })
  await server.close()
})

it('what it rejects with is logged', async () => {
  const entries: unknown[] = []
  const logged = deferred<void>()
  const logger = {
    debug() {},
    error(fields: object, text: string) {
      entries.push([fields, text])
      logged.resolve()
    },
    isLevelEnabled: () => false,
  }
  const cause = new Error('on purpose')
  const failing = Promise.reject(cause)
  // It has failed before the request that hands it over.
  failing.catch(() => {})
  const server = await workingOn(failing, { logger })
  await logged.promise
  expect(entries).toEqual([[{ err: cause }, 'background work failed']])
  await server.close()
})
