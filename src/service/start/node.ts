// The service on Node, from its settings to its end: what `npm start` and the command have in common.

import { fileURLToPath } from 'node:url'
import { serve } from '../../library/runtimes/node/serve.ts'
import type { FailedRequest } from '../../library/websocket/index.ts'
import { createApp } from '../app.ts'
import type { Logger } from '../log/logger.ts'
import type { Metrics } from '../metrics/index.ts'
import type { Settings } from '../settings/settings.ts'
import { serveFiles } from '../static-files/files.ts'
import { keepFreedMemory } from './freed-memory.ts'
import { cannotListen, stopOnSignal } from './process.ts'

const publicFolder = fileURLToPath(new URL('../../../public', import.meta.url))

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
  keepFreedMemory()
  const metrics = await startMetrics(settings)
  const onError = (error: unknown, c: FailedRequest): void => {
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

/** Null where there are none, and then the library that counts is not even loaded. */
async function startMetrics({ metricsPort, host }: Settings): Promise<Metrics | null> {
  if (metricsPort === null) return null
  const { serveMetrics } = await import('../metrics/index.ts')
  return serveMetrics(metricsPort, host).catch(cannotListen(host, `METRICS_PORT ${metricsPort}`))
}
