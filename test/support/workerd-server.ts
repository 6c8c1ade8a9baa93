// The service on workerd in a process of its own, as `wrangler dev` runs it, so that a test sees all
// that it writes.

import { startWorker } from '../runtimes/worker.ts'

const { url } = await startWorker({ config: 'wrangler.toml' })
console.log(JSON.stringify({ url, msg: 'listening' }))
// At its exit miniflare ends workerd; its dispose() would wait for the last client.
process.on('disconnect', () => process.exit())
