// The service on Cloudflare Workers: `main` in wrangler.toml.

import { env } from 'cloudflare:workers'
import { toWorker } from '../../library/runtimes/worker/index.ts'
import { createApp } from '../app.ts'
import { readSettings } from '../settings/settings.ts'
import { serveAssets } from '../static-files/worker.ts'

const { allowedOrigins, maxMessageBytes } = readSettings(env)

export default toWorker(
  createApp({
    serveStatic: serveAssets,
    allowedOrigins,
    webSockets: { limits: { maxMessageBytes } },
  }),
)
