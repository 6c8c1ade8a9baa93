// The service on Node: `npm start` and `npm run dev`.

import { fileURLToPath } from 'node:url'
import type { Context } from 'hono'
import { createApp } from './app.ts'
import { createLogger } from './node/logger.ts'
import { serve } from './node/serve.ts'
import { serveFiles } from './node/serve-files.ts'
import { readSettings, SettingsError } from './settings.ts'

const publicFolder = fileURLToPath(new URL('../public', import.meta.url))

async function start(): Promise<void> {
  const settings = readSettings(process.env)
  const logger = createLogger(settings.logLevel)
  const logError = (error: unknown, c: Context): void =>
    logger.error({ err: error, path: c.req.path }, 'a handler threw')
  const app = createApp({
    serveStatic: serveFiles(publicFolder),
    allowedOrigins: settings.allowedOrigins,
    webSockets: { limits: { maxMessageBytes: settings.maxMessageBytes }, onError: logError },
    onError: logError,
  })
  const server = await serve(app, { ...settings, logger }).catch((cause: Error) => {
    const { host, port } = settings
    throw new SettingsError(`Cannot listen on HOST ${host}, PORT ${port}: ${cause.message}`)
  })
  let isStopping = false
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    // Whoever asks twice does not want to wait.
    if (isStopping) process.exit(1)
    isStopping = true
    logger.info({ signal }, 'stopping')
    await server.close()
    logger.info('stopped')
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  // Last, since whoever reads it may send a signal.
  logger.info({ url: server.url }, `listening on ${server.url}`)
}

start().catch((error: unknown) => {
  console.error(error instanceof SettingsError ? error.message : error)
  process.exit(1)
})
