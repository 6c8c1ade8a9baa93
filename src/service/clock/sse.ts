// Streaming: one answer that goes on, as Server-Sent Events. A connection that was lost is opened
// again by the browser with `Last-Event-ID`, and goes on behind that tick.

import type { MiddlewareHandler } from 'hono'
import { prefers } from './accept.ts'
import { at, type Clock } from './clock.ts'
import { onEnding } from './ending.ts'
import type { ClockEnv, Parameters } from './parameters.ts'
import { TickSequence } from './tick-sequence.ts'
import type { Tick } from './ticks.ts'

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
    if (!prefers(c.req.header('Accept'), EVENT_STREAM, 'application/json')) return next()
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
  readonly #ticks: TickSequence
  #controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | null = null
  #callOffTick: () => void = () => {}
  #writtenAt = 0
  #isWaiting = false

  constructor(clock: Clock, parameters: Parameters) {
    this.#clock = clock
    this.#ticks = new TickSequence(clock, parameters)
  }

  start(controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>): void {
    this.#controller = controller
    this.#write(`retry: ${RETRY_MS}\n\n`)
  }

  /**
   * Called whenever the reader has room, also while the next tick is waited for. It gives no promise,
   * which would live from tick to tick with each stream.
   */
  pull(): void {
    if (!this.#isWaiting) this.#awaitTick()
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

  #awaitTick(): void {
    this.#isWaiting = true
    const tick = this.#ticks.next()
    const { time, longestMs } = this.#ticks.waitFor(tick)
    const wait = { time, longestMs: Math.min(longestMs, KEEP_ALIVE_MS - this.#silentMs) }
    this.#callOffTick = at(this.#clock, wait, (isTime) => {
      if (isTime) this.#writeTick(tick)
      else if (this.#silentMs >= KEEP_ALIVE_MS) this.#write(': keep-alive\n\n')
      else this.#awaitTick()
    })
  }

  get #silentMs(): number {
    return this.#clock.elapsed() - this.#writtenAt
  }

  #writeTick(tick: Tick): void {
    this.#ticks.delivered(tick)
    this.#write(`data: ${JSON.stringify(tick)}\nid: ${tick.tick}\n\n`)
  }

  #write(text: string): void {
    this.#isWaiting = false
    this.#writtenAt = this.#clock.elapsed()
    this.#controller?.enqueue(encoder.encode(text))
  }
}
