// GET /metrics for Prometheus, on a port of its own: what it tells is for the operator, not for the
// clients. Loaded only when it is asked for.

import { createServer, type RequestListener } from 'node:http'
import {
  AggregatorRegistry,
  Counter,
  collectDefaultMetrics,
  type MetricObjectWithValues,
  type MetricValue,
  Registry,
} from 'prom-client'
import { type ListenAddress, listen } from '../../library/runtimes/node/listen.ts'
import { plainHeaders } from '../../library/runtimes/shared/plain-answer.ts'
import { ConnectionMeter } from './connection-meter.ts'

/** A log, as far as it is counted. */
interface Log {
  readonly droppedLines: number
}

export interface Metrics {
  /** Where they are. */
  readonly url: string
}

/**
 * @param log its lines that were dropped are counted
 * @throws Error when the address cannot be listened on
 */
export async function serveMetrics(port: number, host: string, log: Log): Promise<Metrics> {
  const registry = collectMetrics(log)
  return answerWith(registry.contentType, () => registry.metrics(), { port, hostname: host })
}

/**
 * Serves the metrics of several processes, added up.
 *
 * @param told gives those of each
 * @param log that of this process: its lines that were dropped are counted too
 * @throws Error when the address cannot be listened on
 */
export async function serveSum(
  told: () => Promise<MetricObjectWithValues<MetricValue<string>>[][]>,
  address: ListenAddress,
  log: Log,
): Promise<Metrics> {
  const own = new Registry()
  countDroppedLines(own, log)
  const sum = async (): Promise<string> => {
    const processes = [await own.getMetricsAsJSON(), ...(await told())]
    return AggregatorRegistry.aggregate(processes).metrics()
  }
  return answerWith(own.contentType, sum, address)
}

/** What this process has to tell, counted from now on. */
export function collectMetrics(log: Log): Registry {
  const registry = new Registry()
  // The process: event-loop delay, memory, CPU, garbage collection.
  collectDefaultMetrics({ register: registry })
  new ConnectionMeter(registry).listen()
  countDroppedLines(registry, log)
  return registry
}

function countDroppedLines(registry: Registry, log: Log): void {
  new Counter({
    name: 'edge_echo_log_lines_dropped_total',
    help: 'Lines of the log that could not be written',
    registers: [registry],
    collect() {
      this.reset()
      this.inc(log.droppedLines)
    },
  })
}

async function answerWith(
  contentType: string,
  metrics: () => Promise<string>,
  address: ListenAddress,
): Promise<Metrics> {
  const url = await listen(createServer(answerFrom(contentType, metrics)), address)
  return { url: `${url}/metrics` }
}

function answerFrom(contentType: string, metrics: () => Promise<string>): RequestListener {
  return (request, response) => {
    if (request.url?.split('?')[0] !== '/metrics') {
      response.writeHead(404, plainHeaders()).end('Nothing is at this address\n')
      return
    }
    metrics().then(
      (text) => {
        response.writeHead(200, { ...plainHeaders(), 'Content-Type': contentType }).end(text)
      },
      (error: unknown) => response.destroy(error as Error),
    )
  }
}
