// The service on a runtime that lets a program listen by itself, from its settings to its end. Node has
// its own way, with metrics and with a command.

import type { HonoApp } from '../../library/runtimes/shared/answer.ts'
import type { RunningServer } from '../../library/runtimes/shared/server.ts'
import { createLogger, type Logger } from '../log/logger.ts'
import { readSettings, type Settings } from '../settings/settings.ts'
import { keepFreedMemory } from './freed-memory.ts'
import { cannotListen, fail, stopOnSignal } from './process.ts'
import { serviceApp } from './service-app.ts'

/** Serves an app on one of those runtimes; throws when the address cannot be listened on. */
export type Serve = (app: HonoApp, options: Settings) => RunningServer | Promise<RunningServer>

/** Starts the service as the environment sets it; from then on it ends with SIGTERM or SIGINT. */
export async function startOn(serve: Serve): Promise<void> {
  try {
    keepFreedMemory()
    const settings = readSettings(process.env)
    const logger = createLogger(settings.logLevel)
    const { url } = await listen(serve, settings, logger)
    // Last, since whoever reads it may send a signal.
    logger.info({ url }, `listening on ${url}`)
  } catch (error) {
    fail(error)
  }
}

async function listen(serve: Serve, settings: Settings, logger: Logger) {
  const { host, port } = settings
  try {
    const server = await serve(serviceApp(settings, logger), settings)
    stopOnSignal(server, logger)
    return server
  } catch (cause) {
    return cannotListen(host, `PORT ${port}`)(cause)
  }
}
