// What there is to know about the connections of a server, counted as Prometheus counts. Every label
// has few values, whatever clients send: each value is a time series of its own.

import { subscribe } from 'node:diagnostics_channel'
import { Counter, Gauge, type Registry } from 'prom-client'
import type { DiagnosticsMessages } from '../../library/websocket/index.ts'

/** Why an upgrade was refused, by the status that it was answered with. */
const reasonOf: Readonly<Record<number, string>> = {
  400: 'bad_request',
  403: 'origin',
  404: 'not_found',
  426: 'version',
  500: 'error',
  503: 'unavailable',
}

export class ConnectionMeter {
  readonly #open: Gauge
  readonly #opened: Counter
  readonly #refused: Counter<'reason'>
  readonly #closed: Counter<'code'>
  readonly #messages: Counter<'direction'>
  readonly #bytes: Counter<'direction'>
  readonly #handlerErrors: Counter

  constructor(registry: Registry) {
    const registers = [registry]
    const describe = (name: string, help: string) => ({
      name: `edge_echo_${name}`,
      help,
      registers,
    })
    this.#open = new Gauge(describe('connections_open', 'WebSockets that are open'))
    this.#opened = new Counter(describe('connections_opened_total', 'WebSockets so far'))
    this.#refused = new Counter({
      ...describe('upgrades_refused_total', 'Upgrades that were refused, by reason'),
      labelNames: ['reason'],
    })
    this.#closed = new Counter({
      ...describe('connections_closed_total', 'WebSockets that are over, by close code'),
      labelNames: ['code'],
    })
    this.#messages = new Counter({
      ...describe('messages_total', 'Messages, by direction as the server sees it'),
      labelNames: ['direction'],
    })
    this.#bytes = new Counter({
      ...describe('message_bytes_total', 'Bytes of those messages, without their frames'),
      labelNames: ['direction'],
    })
    this.#handlerErrors = new Counter(describe('handler_errors_total', 'Handlers that threw'))
  }

  /** Counts from now on what happens to WebSockets in this process. */
  listen(): void {
    hear('edge-echo:websocket:open', () => this.opened())
    hear('edge-echo:websocket:message', ({ direction, bytes }) => this.passed(direction, bytes))
    hear('edge-echo:websocket:close', ({ code }) => this.closed(code))
    hear('edge-echo:websocket:error', () => this.handlerThrew())
    hear('edge-echo:websocket:refuse', ({ status }) => this.refused(status))
  }

  opened(): void {
    this.#open.inc()
    this.#opened.inc()
  }

  closed(code: number): void {
    this.#open.dec()
    this.#closed.inc({ code: codeLabel(code) })
  }

  passed(direction: 'in' | 'out', bytes: number): void {
    this.#messages.inc({ direction })
    this.#bytes.inc({ direction }, bytes)
  }

  refused(status: number): void {
    this.#refused.inc({ reason: reasonOf[status] ?? 'other' })
  }

  handlerThrew(): void {
    this.#handlerErrors.inc()
  }
}

function hear<Name extends keyof DiagnosticsMessages>(
  name: Name,
  listener: (message: DiagnosticsMessages[Name]) => void,
): void {
  subscribe(name, (message) => listener(message as DiagnosticsMessages[Name]))
}

/** Codes of the protocol one by one; those for libraries and for applications together. */
function codeLabel(code: number): string {
  if (code < 3000) return String(code)
  return code < 4000 ? '3xxx' : '4xxx'
}
