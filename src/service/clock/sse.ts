// Streaming: one answer that goes on, as Server-Sent Events. A connection that was lost is opened
// again by the browser with `Last-Event-ID`, and goes on behind that tick.

import type { MiddlewareHandler } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import { prefers } from './accept.ts'
import { type Clock, until } from './clock.ts'
import { withEnding } from './ending.ts'
import type { ClockEnv, Parameters } from './parameters.ts'
import { TickSequence } from './tick-sequence.ts'

/** How long a browser waits before it opens a lost connection again. */
const RETRY_MS = 1000

/** Proxies end what is silent, most of them after 30 or 60 seconds. */
const KEEP_ALIVE_MS = 15_000

const EVENT_STREAM = 'text/event-stream'

export function streamTicks(clock: Clock): MiddlewareHandler<ClockEnv> {
  return async function streamTicks(c, next) {
    if (!prefers(c.req.header('Accept'), EVENT_STREAM, 'application/json')) return next()
    // Nobody would read the body of an answer to HEAD, or ever end it.
    if (c.req.method === 'HEAD') return c.body(null, 200, { 'Content-Type': EVENT_STREAM })
    const response = streamSSE(c, (stream) =>
      withEnding(c, (ending) => {
        stream.onAbort(() => ending.abort())
        return writeTicks(stream, clock, c.var.parameters, ending.signal)
      }),
    )
    response.headers.set('Cache-Control', 'no-store')
    return response
  }
}

/**
 * Each write waits until the client has room for it. One that reads slowly is thereby behind, not
 * the server's memory full, and goes on with at most the last `REPLAY_TICKS`.
 */
async function writeTicks(
  stream: SSEStreamingApi,
  clock: Clock,
  parameters: Parameters,
  signal: AbortSignal,
): Promise<void> {
  await stream.write(`retry: ${RETRY_MS}\n\n`)
  const ticks = new TickSequence(clock, parameters)
  let writtenAt = clock.elapsed()
  while (!signal.aborted) {
    const tick = ticks.next()
    const { time, longestMs } = ticks.waitFor(tick)
    const silenceMs = KEEP_ALIVE_MS - (clock.elapsed() - writtenAt)
    if (await until(clock, { time, longestMs: Math.min(longestMs, silenceMs) }, signal)) {
      await stream.writeSSE({ id: `${tick.tick}`, data: JSON.stringify(tick) })
      ticks.delivered(tick)
    } else if (!signal.aborted && clock.elapsed() - writtenAt >= KEEP_ALIVE_MS) {
      await stream.write(': keep-alive\n\n')
    } else {
      continue
    }
    writtenAt = clock.elapsed()
  }
}
