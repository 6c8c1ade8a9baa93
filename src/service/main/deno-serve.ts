// The service for `deno serve`, which listens by itself, where --host and --port say. Everything else
// is set by the environment.

import { toDeno } from '../../library/runtimes/deno/index.ts'
import { createLogger } from '../log/logger.ts'
import { readSettings } from '../settings/settings.ts'
import { keepFreedMemory } from '../start/freed-memory.ts'
import { fail, stopOnSignal } from '../start/process.ts'
import { serviceApp } from '../start/service-app.ts'

function service() {
  try {
    keepFreedMemory()
    const settings = readSettings(process.env)
    const logger = createLogger(settings.logLevel)
    const handler = toDeno(serviceApp(settings, logger), settings)
    stopOnSignal(handler, logger)
    return handler
  } catch (error) {
    return fail(error)
  }
}

export default service()
