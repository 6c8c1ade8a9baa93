// The service on Node, from its settings to its end: what `npm start` and the command have in common.

import { fileURLToPath } from 'node:url'
import type { Context } from 'hono'
import { createApp } from '../app.ts'
import { type Settings, SettingsError } from '../settings.ts'
import type { Logger } from './logger.ts'
import type { Metrics } from './metrics/index.ts'
import { type NodeServer, serve } from './serve.ts'
import { serveFiles } from './serve-files.ts'

const publicFolder = fileURLToPath(new URL('../../public', import.meta.url))

/** Where the service is. */
export interface Service {
  url: string
  /** Null where there are no metrics. */
  metricsUrl: string | null
}

/**
 * Starts the service, which from then on ends with the first SIGTERM or SIGINT.
 *
 * @throws SettingsError when the address cannot be listened on
 */
export async function startService(settings: Settings, logger: Logger): Promise<Service> {
  const metrics = await startMetrics(settings)
  const onError = (error: unknown, c: Context): void => {
    metrics?.meter.handlerThrew()
    logger.error({ err: error, path: c.req.path }, 'a handler threw')
  }
  const app = createApp({
    serveStatic: serveFiles(publicFolder),
    allowedOrigins: settings.allowedOrigins,
    webSockets: { limits: { maxMessageBytes: settings.maxMessageBytes }, onError },
    onError,
  })
  const server = await serve(app, { ...settings, logger, meter: metrics?.meter }).catch(
    cannotListen(settings.host, `PORT ${settings.port}`),
  )
  stopOnSignal(server, logger)
  return { url: server.url, metricsUrl: metrics?.url ?? null }
}

/** For an entry's `catch`: what whoever started the service has to know, and the exit code. */
export function fail(error: unknown): never {
  console.error(error instanceof SettingsError ? error.message : error)
  process.exit(1)
}

/** Null where there are none, and then the library that counts is not even loaded. */
async function startMetrics({ metricsPort, host }: Settings): Promise<Metrics | null> {
  if (metricsPort === null) return null
  const { serveMetrics } = await import('./metrics/index.ts')
  return serveMetrics(metricsPort, host).catch(cannotListen(host, `METRICS_PORT ${metricsPort}`))
}

function cannotListen(host: string, port: string): (cause: Error) => never {
  return (cause) => {
    throw new SettingsError(`Cannot listen on HOST ${host}, ${port}: ${cause.message}`)
  }
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
