// An answer of that many chunks, each written once the one before has come in at the client; at /passed-on
// as fetch() gave it. Prints how many bytes of heap the chunks left behind while the answer goes on.

import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { Hono } from 'hono'
import { serve } from '../../src/library/runtimes/node/serve.ts'

const [, , chunks, path] = process.argv
const WARM_UP = 1000
let controller: ReadableStreamDefaultController<Uint8Array> | undefined
const stream = new ReadableStream<Uint8Array>({
  start(own) {
    controller = own
  },
})

const app = new Hono().get('/', (c) => c.body(stream)).get('/passed-on', () => fetch(server.url))
const server = await serve(app, { port: 0 })
const [answer] = (await once(get(`${server.url}${path}`), 'response')) as [IncomingMessage]

await send(WARM_UP)
const before = await heapUsed()
await send(Number(chunks))
console.log(JSON.stringify({ left: (await heapUsed()) - before }))
process.exit()

async function send(count: number): Promise<void> {
  for (let sent = 0; sent < count; sent += 1) {
    controller?.enqueue(new Uint8Array(1))
    await once(answer, 'data')
  }
}

async function heapUsed(): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return process.memoryUsage().heapUsed
}
