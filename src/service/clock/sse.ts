// Streaming: one answer that goes on, as Server-Sent Events. A connection that was lost is opened
// again by the browser with `Last-Event-ID`, and goes on behind that tick.

import type { MiddlewareHandler } from 'hono'
import { accepts } from 'hono/accepts'
import { at, type Clock } from './clock.ts'
import { onEnding } from './ending.ts'
import type { ClockEnv, Parameters } from './parameters.ts'
import { describe, following, tickAt, timeOf } from './ticks.ts'

/** How long a browser waits before it opens a lost connection again. */
const RETRY_MS = 1000

/** Proxies end what is silent, most of them after 30 or 60 seconds. */
const KEEP_ALIVE_MS = 15_000

const EVENT_STREAM = 'text/event-stream'

/** Nothing on the way may keep the stream, hold it back, or wait for more of it to compress. */
const streamHeaders = {
  'Content-Type': EVENT_STREAM,
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
}

export function streamTicks(clock: Clock): MiddlewareHandler<ClockEnv> {
  return async function streamTicks(c, next) {
    const supports = ['application/json', EVENT_STREAM]
    const type = accepts(c, { header: 'Accept', supports, default: 'application/json' })
    if (type !== EVENT_STREAM) return next()
    // Nobody would read the body of an answer to HEAD, or ever end it.
    if (c.req.method === 'HEAD') return c.body(null, 200, streamHeaders)
    const ticks = new TickSource(clock, c.var.parameters)
    const stream = new ReadableStream(ticks)
    ticks.callOffEnding = onEnding(c, () => ticks.close())
    return c.body(stream, 200, streamHeaders)
  }
}

const encoder = new TextEncoder()

/**
 * The ticks as a stream gets them: it asks for one when its reader has room for it. A client that reads
 * slowly is thereby behind, not the server's memory full, and goes on with at most the last
 * `REPLAY_TICKS`.
 */
class TickSource implements UnderlyingDefaultSource<Uint8Array<ArrayBuffer>> {
  /** Called once the reader wants no more. */
  callOffEnding: () => void = () => {}
  readonly #clock: Clock
  readonly #interval: number
  #last: number
  #controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | null = null
  #callOffTick: () => void = () => {}

  constructor(clock: Clock, { interval, after }: Parameters) {
    this.#clock = clock
    this.#interval = interval
    this.#last = after ?? tickAt(clock.now(), interval)
  }

  start(controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>): void {
    this.#controller = controller
    this.#write(`retry: ${RETRY_MS}\n\n`)
  }

  /** Resolves when the next tick has been written, or something else where that is long in coming. */
  pull(): Promise<void> {
    const now = this.#clock.now()
    const tick = following(this.#last, now, this.#interval)
    const time = timeOf(tick, this.#interval)
    const keepAliveTime = now + KEEP_ALIVE_MS
    return new Promise((resolve) => {
      this.#callOffTick = at(this.#clock, Math.min(time, keepAliveTime), () => {
        if (time <= keepAliveTime) this.#writeTick(tick)
        else this.#write(': keep-alive\n\n')
        resolve()
      })
    })
  }

  cancel(): void {
    this.#callOffTick()
    this.callOffEnding()
    this.#controller = null
  }

  /** There is nobody left to write to, or the server shuts down. */
  close(): void {
    this.#controller?.close()
    this.cancel()
  }

  #writeTick(tick: number): void {
    this.#last = tick
    this.#write(`data: ${JSON.stringify(describe(tick, this.#interval))}\nid: ${tick}\n\n`)
  }

  #write(text: string): void {
    this.#controller?.enqueue(encoder.encode(text))
  }
}
