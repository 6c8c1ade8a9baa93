// The service for `deno serve`, which listens by itself, where --host and --port say. Everything else
// is set by the environment.

import { toDeno } from '../../library/runtimes/deno/index.ts'
import { createLogger } from '../log/logger.ts'
import { readSettings, type SettingName } from '../settings/settings.ts'
import { exitWith } from '../start/exit-with.ts'
import { ignoreOutputErrors } from '../start/ignore-output-errors.ts'
import { serviceApp } from '../start/service-app.ts'
import { stopOnSignal } from '../start/stop-on-signal.ts'
import { unusedSettings } from '../start/unused-settings.ts'

const platform = {
  name: 'deno serve',
  unusedSettings: [
    'PORT',
    'HOST',
    'COMPRESSION',
    'METRICS_PORT',
    'TLS_CERT',
    'TLS_KEY',
    'PROCESSES',
  ] satisfies SettingName[],
}

function service() {
  ignoreOutputErrors()
  try {
    const settings = readSettings(process.env)
    const logger = createLogger(settings.logLevel)
    const note = unusedSettings(process.env, platform)
    if (note !== null) logger.warn(note)
    const handler = toDeno(serviceApp({ settings, logger }), settings)
    stopOnSignal(handler, logger)
    return handler
  } catch (error) {
    return exitWith(error)
  }
}

export default service()
