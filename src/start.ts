// The service on a runtime that lets a program listen by itself, from its settings to its end. Node has
// its own way, with metrics and with a command.

import { fileURLToPath } from 'node:url'
import { createApp } from './app.ts'
import { createLogger, type Logger } from './logger.ts'
import { cannotListen, fail, stopOnSignal } from './process.ts'
import { serveFiles } from './serve-files.ts'
import { readSettings, type Settings } from './settings.ts'
import type { App } from './upgrade/answer.ts'
import type { RunningServer, ServeOptions } from './upgrade/server.ts'
import type { FailedRequest } from './websocket/index.ts'

/** Serves an app on one of those runtimes; throws when the address cannot be listened on. */
export type Serve = (app: App, options: ServeOptions) => RunningServer

const publicFolder = fileURLToPath(new URL('../public', import.meta.url))

/** Starts the service as the environment sets it; from then on it ends with SIGTERM or SIGINT. */
export function startOn(serve: Serve): void {
  try {
    const settings = readSettings(process.env)
    const logger = createLogger(settings.logLevel)
    const { url } = listen(serve, settings, logger)
    // Last, since whoever reads it may send a signal.
    logger.info({ url }, `listening on ${url}`)
  } catch (error) {
    fail(error)
  }
}

function listen(serve: Serve, settings: Settings, logger: Logger) {
  const { allowedOrigins, maxMessageBytes, host, port } = settings
  const onError = (error: unknown, c: FailedRequest): void => {
    logger.error({ err: error, path: c.req.path }, 'a handler threw')
  }
  const app = createApp({
    serveStatic: serveFiles(publicFolder),
    allowedOrigins,
    webSockets: { limits: { maxMessageBytes }, onError },
    onError,
  })
  try {
    const server = serve(app, settings)
    stopOnSignal(server, logger)
    return server
  } catch (cause) {
    return cannotListen(host, `PORT ${port}`)(cause)
  }
}
