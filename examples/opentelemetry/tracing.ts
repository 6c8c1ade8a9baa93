// Spans and metrics of WebSockets, with the OpenTelemetry API: a span for each connection, below that of its
// request, and counts of what passes.

import { subscribe } from 'node:diagnostics_channel'
import {
  type DiagnosticsConnection,
  type DiagnosticsMessages,
  isAccepted,
} from '@edge-echo/websocket'
import { context, metrics, type Span, SpanStatusCode, trace } from '@opentelemetry/api'
import { createMiddleware } from 'hono/factory'

type Env = { Variables: { traceContext: ReturnType<typeof context.active> } }

const NAME = 'websocket'

/** A span for the request, which is the active one in handlers, those of WebSockets among them. */
export const traced = createMiddleware<Env>((c, next) =>
  trace.getTracer(NAME).startActiveSpan(`${c.req.method} ${c.req.path}`, async (span) => {
    c.set('traceContext', context.active())
    await next()
    span.setAttribute('http.response.status_code', isAccepted(c) ? 101 : c.res.status).end()
  }),
)

/** To be called once, when the program starts. */
export function traceWebSockets(): void {
  const tracer = trace.getTracer(NAME)
  const meter = metrics.getMeter(NAME)
  const open = meter.createUpDownCounter('websocket.connections')
  const bytes = meter.createHistogram('websocket.message.size', { unit: 'By' })
  const spans = new WeakMap<DiagnosticsConnection, Span>()

  on('edge-echo:websocket:open', ({ connection, context: c }) => {
    open.add(1)
    const attributes = { 'url.path': connection.request.req.path }
    spans.set(connection, tracer.startSpan('websocket', { attributes }, c.get('traceContext')))
  })
  on('edge-echo:websocket:message', ({ direction, bytes: size }) => {
    bytes.record(size, { direction })
  })
  on('edge-echo:websocket:error', ({ connection, error }) => {
    const span = spans.get(connection)
    span?.recordException(error as Error)
    span?.setStatus({ code: SpanStatusCode.ERROR })
  })
  on('edge-echo:websocket:close', ({ connection, code }) => {
    open.add(-1)
    spans.get(connection)?.setAttribute('websocket.close.code', code).end()
  })
}

function on<Name extends keyof DiagnosticsMessages>(
  name: Name,
  listener: (message: DiagnosticsMessages[Name]) => void,
): void {
  subscribe(name, (message) => listener(message as DiagnosticsMessages[Name]))
}
