// One of several processes that serve, from its start to its end. Signals are for the primary process,
// which tells each: a terminal sends them to all processes at once.

import cluster from 'node:cluster'
import type { Server } from 'node:net'
import type { NodeServer } from '../../library/runtimes/node/index.ts'
import { deferred } from '../../library/websocket/session/deferred.ts'
import { LogOutput } from '../log/log-output.ts'
import { createLogger } from '../log/logger.ts'
import { assignFlag } from '../settings/command-line.ts'
import { SettingsError } from '../settings/settings.ts'
import { ignoreOutputErrors } from '../start/ignore-output-errors.ts'
import { inEnvironment } from '../start/listen-error.ts'
import { type Platform, startService } from '../start/start-service.ts'
import { dropConnections } from './drop-connections.ts'
import {
  type FromWorker,
  type ProcessMetrics,
  type ToWorker,
  WORKER_VARIABLE,
  type WorkerOptions,
} from './messages.ts'

export async function runWorker(platform: Platform): Promise<void> {
  ignoreOutputErrors()
  const stopped = listenForStop()
  try {
    const { settings, areFlags } = readOptions()
    const output = new LogOutput(process.stdout)
    const logger = createLogger(settings.logLevel, output, { pid: process.pid })
    if (settings.metricsPort !== null) await answerForMetrics(output)
    const { url } = await startService(platform, {
      settings: { ...settings, metricsPort: null },
      logger,
      output,
      assign: areFlags ? assignFlag : inEnvironment,
      async endOf(server) {
        dropConnections((server as NodeServer).server as Server)
        await stopped
        await server.close()
        logger.flush(() => process.exit(0))
      },
    })
    // Only now: before, there is no certificate to read again.
    on('edge-echo:reload', () => process.emit('SIGHUP'))
    tell({ type: 'edge-echo:listening', url })
  } catch (error) {
    fail(error)
  }
}

function readOptions(): WorkerOptions {
  return JSON.parse(process.env[WORKER_VARIABLE] ?? '') as WorkerOptions
}

/** Resolves when this process is to end. */
function listenForStop(): Promise<void> {
  const { promise, resolve } = deferred<void>()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => {})
  on('edge-echo:stop', () => resolve())
  cluster.worker?.on('disconnect', () => {
    // The primary is gone. By default Node ends this process without a goodbye to any client.
    if (cluster.worker) cluster.worker.exitedAfterDisconnect = true
    resolve()
  })
  return promise
}

async function answerForMetrics(output: LogOutput): Promise<void> {
  const { collectMetrics } = await import('../metrics/index.ts')
  const registry = collectMetrics(output)
  on('edge-echo:metrics', ({ id }) => {
    registry.getMetricsAsJSON().then((metrics) => {
      tell({ type: 'edge-echo:metrics', id, metrics: metrics as ProcessMetrics })
    }, console.error)
  })
}

function fail(error: unknown): void {
  if (!(error instanceof SettingsError)) console.error(error)
  const reason = error instanceof Error ? error.message : String(error)
  tell({ type: 'edge-echo:failed', reason }, () => process.exit(1))
}

function on<Type extends ToWorker['type']>(
  type: Type,
  listener: (message: Extract<ToWorker, { type: Type }>) => void,
): void {
  process.on('message', (message: ToWorker) => {
    if (message.type === type) listener(message as Extract<ToWorker, { type: Type }>)
  })
}

/** Without effect where the primary is gone. */
function tell(message: FromWorker, told: () => void = () => {}): void {
  process.send?.(message, undefined, undefined, told)
}
