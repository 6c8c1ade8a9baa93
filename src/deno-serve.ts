// The service for `deno serve`, which listens by itself, where --host and --port say. Everything else
// is set by the environment.

import { toDeno } from './deno/index.ts'
import { keepFreedMemory } from './freed-memory.ts'
import { createLogger } from './logger.ts'
import { fail, stopOnSignal } from './process.ts'
import { serviceApp } from './service-app.ts'
import { readSettings } from './settings.ts'
import { OpenSockets } from './upgrade/open-sockets.ts'
import { within } from './upgrade/server.ts'

function service() {
  try {
    keepFreedMemory()
    const settings = readSettings(process.env)
    const logger = createLogger(settings.logLevel)
    const sockets = new OpenSockets()
    const close = async () => void (await within(settings.shutdownSeconds, sockets.leave()))
    stopOnSignal({ close }, logger)
    return toDeno(serviceApp(settings, logger), sockets)
  } catch (error) {
    return fail(error)
  }
}

export default service()
