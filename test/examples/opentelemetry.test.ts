import { context, metrics, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { traced, traceWebSockets } from '../../examples/opentelemetry/tracing.ts'
import { type NodeServer, serve } from '../../src/library/runtimes/node/index.ts'
import { requireWebSocket, webSockets } from '../../src/library/websocket/index.ts'
import { overNetwork } from '../behaviour/network.ts'

const spans = new InMemorySpanExporter()
const figures = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
const reader = new PeriodicExportingMetricReader({ exporter: figures })

describe('OpenTelemetry', () => {
  let server: NodeServer
  beforeAll(async () => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
    trace.setGlobalTracerProvider(
      new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }),
    )
    metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }))
    traceWebSockets()
    const app = new Hono()
      .use(webSockets({ onError() {} }), traced)
      .get(
        '/echo',
        requireWebSocket(async (socket) => {
          for await (const message of socket) {
            trace.getTracer('test').startSpan('answer').end()
            await socket.send(message)
          }
        }),
      )
      .get(
        '/fails',
        requireWebSocket(() => Promise.reject(new Error('on purpose'))),
      )
    server = await serve(app, { port: 0 })
  })
  afterAll(() => server.close())

  async function finished(name: string) {
    await expect.poll(() => spans.getFinishedSpans().some((span) => span.name === name)).toBe(true)
    return spans.getFinishedSpans().find((span) => span.name === name)
  }

  it('has a span for the connection and for what a handler does, below that of the request', async () => {
    const client = await overNetwork(server.url).connect('/echo')
    client.send('hello')
    await client.next()
    client.close(3000)
    const request = await finished('GET /echo')
    const connection = await finished('websocket')
    expect(connection?.parentSpanContext?.spanId).toBe(request?.spanContext().spanId)
    expect(connection?.attributes).toEqual({ 'url.path': '/echo', 'websocket.close.code': 3000 })
    const answer = await finished('answer')
    expect(answer?.parentSpanContext?.spanId).toBe(request?.spanContext().spanId)
  })

  it('counts messages', async () => {
    await reader.forceFlush()
    const names = figures
      .getMetrics()
      .flatMap(({ scopeMetrics }) => scopeMetrics)
      .flatMap((scope) => scope.metrics)
      .map(({ descriptor }) => descriptor.name)
    expect(names).toEqual(
      expect.arrayContaining(['websocket.connections', 'websocket.message.size']),
    )
  })

  it('marks the span of a handler that threw', async () => {
    spans.reset()
    await (await overNetwork(server.url).connect('/fails')).closed
    const span = await finished('websocket')
    expect(span?.status.code).toBe(2)
    expect(span?.events[0]?.name).toBe('exception')
  })
})
