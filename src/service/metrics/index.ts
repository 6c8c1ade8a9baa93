// GET /metrics for Prometheus, on a port of its own: what it tells is for the operator, not for the
// clients. Loaded only when it is asked for.

import { createServer, type RequestListener } from 'node:http'
import { Counter, collectDefaultMetrics, Registry } from 'prom-client'
import { listen } from '../../library/runtimes/node/listen.ts'
import { plainHeaders } from '../../library/runtimes/shared/plain-answer.ts'
import { ConnectionMeter } from './connection-meter.ts'

export interface Metrics {
  /** Where they are. */
  readonly url: string
}

/**
 * @param log its lines that were dropped are counted
 * @throws Error when the address cannot be listened on
 */
export async function serveMetrics(
  port: number,
  host: string,
  log: { readonly droppedLines: number },
): Promise<Metrics> {
  const registry = new Registry()
  // The process: event-loop delay, memory, CPU, garbage collection.
  collectDefaultMetrics({ register: registry })
  new ConnectionMeter(registry).listen()
  countDroppedLines(registry, log)
  const url = await listen(createServer(answerFrom(registry)), { port, hostname: host })
  return { url: `${url}/metrics` }
}

function countDroppedLines(registry: Registry, log: { readonly droppedLines: number }): void {
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

function answerFrom(registry: Registry): RequestListener {
  return (request, response) => {
    if (request.url?.split('?')[0] !== '/metrics') {
      response.writeHead(404, plainHeaders()).end('Nothing is at this address\n')
      return
    }
    registry.metrics().then(
      (text) => {
        response
          .writeHead(200, { ...plainHeaders(), 'Content-Type': registry.contentType })
          .end(text)
      },
      (error: unknown) => response.destroy(error as Error),
    )
  }
}
