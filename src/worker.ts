// The service on Cloudflare Workers: `main` in wrangler.toml.

import { env } from 'cloudflare:workers'
import { createApp } from './app.ts'
import { readSettings } from './settings.ts'
import { serveAssets } from './worker/assets.ts'
import { toWorker } from './worker/index.ts'

const { allowedOrigins, maxMessageBytes } = readSettings(env)

export default toWorker(
  createApp({
    serveStatic: serveAssets,
    allowedOrigins,
    webSockets: { limits: { maxMessageBytes } },
  }),
)
