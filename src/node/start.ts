// The service on Node, from its settings to its end: what `npm start` and the command have in common.

import { fileURLToPath } from 'node:url'
import type { Context } from 'hono'
import { createApp } from '../app.ts'
import { type Settings, SettingsError } from '../settings.ts'
import type { Logger } from './logger.ts'
import { type NodeServer, serve } from './serve.ts'
import { serveFiles } from './serve-files.ts'

const publicFolder = fileURLToPath(new URL('../../public', import.meta.url))

/**
 * Starts the service, which from then on ends with the first SIGTERM or SIGINT.
 *
 * @throws SettingsError when the address cannot be listened on
 */
export async function startService(settings: Settings, logger: Logger): Promise<NodeServer> {
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
  stopOnSignal(server, logger)
  return server
}

/** For an entry's `catch`: what whoever started the service has to know, and the exit code. */
export function fail(error: unknown): never {
  console.error(error instanceof SettingsError ? error.message : error)
  process.exit(1)
}

function stopOnSignal(server: NodeServer, logger: Logger): void {
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
}
