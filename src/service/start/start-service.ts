// The service on a runtime that lets a program listen by itself, from its settings to its end.

import type { HonoApp } from '../../library/runtimes/shared/answer.ts'
import type { RunningServer } from '../../library/runtimes/shared/server.ts'
import type { AppOptions } from '../app.ts'
import type { LogOutput } from '../log/log-output.ts'
import type { Logger } from '../log/logger.ts'
import type { Metrics } from '../metrics/index.ts'
import { type SettingName, type Settings, SettingsError } from '../settings/settings.ts'
import type { Service } from './addresses.ts'
import { type Assign, inEnvironment, listenError } from './listen-error.ts'
import { serviceApp } from './service-app.ts'
import { stopOnSignal } from './stop-on-signal.ts'

/** What differs between the runtimes. */
export interface Platform {
  /** Its name, for a person. */
  name: string
  serve(
    app: HonoApp,
    options: Settings & { hostname: string; logger: Logger },
  ): RunningServer | Promise<RunningServer>
  /** How it sends messages in fragments, where it can. */
  inFragments?: AppOptions['inFragments']
  /** Loads the metrics, where there are any. */
  loadMetrics?: () => Promise<typeof import('../metrics/index.ts')>
  /** The settings that have no effect on it. */
  unusedSettings: readonly SettingName[]
}

export interface StartOptions {
  settings: Settings
  logger: Logger
  /** Where the logger writes to. */
  output: LogOutput
  /** How to write that a setting has a value. Default: as in the environment. */
  assign?: Assign
  /** Sees to the end of the server. Default: the first SIGTERM or SIGINT ends it. */
  endOf?: (server: RunningServer, logger: Logger) => void
}

/**
 * Starts the service, which from then on ends with the first SIGTERM or SIGINT.
 *
 * @throws SettingsError when an address cannot be listened on
 */
export async function startService(platform: Platform, options: StartOptions): Promise<Service> {
  const { settings, logger, assign = inEnvironment, endOf = stopOnSignal } = options
  const { host, port } = settings
  const metrics = await startMetrics(platform, options)
  const app = serviceApp({
    settings,
    logger,
    inFragments: platform.inFragments,
  })
  try {
    const server = await platform.serve(app, { ...settings, hostname: host, logger })
    endOf(server, logger)
    return { url: server.url, ...(metrics && { metricsUrl: metrics.url }) }
  } catch (cause) {
    if (cause instanceof SettingsError) throw cause
    throw listenError(cause, { host, port, portName: 'PORT' }, assign)
  }
}

/** Undefined where there are none, and then the library that counts is not even loaded. */
async function startMetrics(
  { loadMetrics }: Platform,
  { settings, output, assign = inEnvironment }: StartOptions,
): Promise<Metrics | undefined> {
  const { metricsPort: port, host } = settings
  if (port === null || loadMetrics === undefined) return undefined
  const { serveMetrics } = await loadMetrics()
  try {
    return await serveMetrics(port, host, output)
  } catch (cause) {
    throw listenError(cause, { host, port, portName: 'METRICS_PORT' }, assign)
  }
}
