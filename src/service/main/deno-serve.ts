// The service for `deno serve`, which listens by itself, where --host and --port say. Everything else
// is set by the environment.

import { toDeno } from '../../library/runtimes/deno/index.ts'
import { OpenSockets } from '../../library/runtimes/shared/open-sockets.ts'
import { within } from '../../library/runtimes/shared/server.ts'
import { createLogger } from '../log/logger.ts'
import { readSettings } from '../settings/settings.ts'
import { fail, stopOnSignal } from '../start/process.ts'
import { serviceApp } from '../start/service-app.ts'

function service() {
  try {
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
