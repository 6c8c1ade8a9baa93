// The service as several processes: this one serves nothing, and looks after those that do. It has their
// log, their metrics, the signals and the end.

import cluster from 'node:cluster'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { linesTo } from '../log/logger.ts'
import { assignFlag } from '../settings/command-line.ts'
import type { Service } from '../start/addresses.ts'
import { inEnvironment, listenError } from '../start/listen-error.ts'
import type { StartOptions } from '../start/start-service.ts'
import { stopOnSignal } from '../start/stop-on-signal.ts'
import { v8Options } from './v8-options.ts'
import { Workers } from './workers.ts'

/** Compiled, or as it is. */
const entry = fileURLToPath(
  new URL(`../main/node-worker${extname(import.meta.url)}`, import.meta.url),
)

/**
 * Starts so many processes that serve, and resolves when they are to be found.
 *
 * @throws SettingsError when an address cannot be listened on
 */
export async function startProcesses(count: number, options: StartOptions): Promise<Service> {
  const { settings, logger, output, assign } = options
  // One takes its connections by itself; of several each gets the next one in turn.
  cluster.schedulingPolicy = count === 1 ? cluster.SCHED_NONE : cluster.SCHED_RR
  cluster.setupPrimary({
    exec: entry,
    args: [],
    execArgv: [...process.execArgv, ...v8Options],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const takeLine = linesTo(output).write
  const workers = new Workers({
    count,
    settings,
    areFlags: assign === assignFlag,
    logger,
    takeLine,
  })
  const metricsUrl = await startMetrics(workers, options)
  // Whatever ends this process, and whoever does not want to wait for the others.
  process.once('exit', () => workers.kill())
  const url = await workers.start()
  if (settings.tlsCert !== null) process.on('SIGHUP', () => workers.reload())
  stopOnSignal(workers, logger)
  return { url, ...(metricsUrl !== undefined && { metricsUrl }) }
}

async function startMetrics(
  workers: Workers,
  { settings, output, assign = inEnvironment }: StartOptions,
): Promise<string | undefined> {
  const { metricsPort: port, host } = settings
  if (port === null) return undefined
  const { serveSum } = await import('../metrics/index.ts')
  try {
    return (await serveSum(() => workers.metrics(), { port, hostname: host }, output)).url
  } catch (cause) {
    throw listenError(cause, { host, port, portName: 'METRICS_PORT' }, assign)
  }
}
