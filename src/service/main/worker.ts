// The service on Cloudflare Workers: `main` in wrangler.toml.

import { env } from 'cloudflare:workers'
import { toWorker } from '../../library/runtimes/worker/index.ts'
import { createApp } from '../app.ts'
import { readSettings, settingNames } from '../settings/settings.ts'
import { unusedSettings } from '../start/unused-settings.ts'
import { serveAssets } from '../static-files/worker.ts'

const usedSettings: readonly string[] = ['ALLOWED_ORIGINS', 'MAX_MESSAGE_BYTES']
const note = unusedSettings(env, {
  name: 'Workers',
  unusedSettings: settingNames.filter((name) => !usedSettings.includes(name)),
})
if (note !== null) console.warn(note)

const { allowedOrigins, maxMessageBytes } = readSettings(env)

export default toWorker(
  createApp({
    serveStatic: serveAssets,
    allowedOrigins,
    webSockets: { limits: { maxMessageBytes } },
  }),
)
