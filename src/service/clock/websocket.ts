// WebSocket: each tick is pushed, and the client can speak on the same connection meanwhile, which
// is what the other three cannot do: `{"interval": 500}` changes the interval.

import type { Context } from 'hono'
import { CloseCode, type Message, type WebSocketSession } from '../../library/websocket/index.ts'
import { at, type Clock } from './clock.ts'
import { type ClockEnv, checkInterval, ParameterError } from './parameters.ts'
import { describe, following, tickAt, timeOf } from './ticks.ts'

/** What a wait for the next tick ends with when the tick comes first. */
const due = Symbol('due')

export function pushTicks(clock: Clock) {
  return async function pushTicks(socket: WebSocketSession, c: Context<ClockEnv>): Promise<void> {
    let { interval, after } = c.var.parameters
    let last = after ?? tickAt(clock.now(), interval)
    while (!socket.isClosed()) {
      const tick = following(last, clock.now(), interval)
      const message = await waitUntil(timeOf(tick, interval), socket, clock)
      if (message === null) return
      if (message === due) {
        // Waits while the client does not read, where the runtime tells. Ticks that fall meanwhile
        // are caught up with, at most the last `REPLAY_TICKS`.
        await socket.send(JSON.stringify(describe(tick, interval)))
        last = tick
        continue
      }
      try {
        const wanted = readInterval(message)
        // Ticks of another interval have other numbers, and start from now.
        if (wanted !== interval) last = tickAt(clock.now(), wanted)
        interval = wanted
      } catch (error) {
        if (!(error instanceof ParameterError)) throw error
        socket.close(CloseCode.policyViolation, error.message)
        return
      }
    }
  }
}

/** The next message, null when the connection is closed, or `due` when it is `time` before that. */
async function waitUntil(
  time: number,
  socket: WebSocketSession,
  clock: Clock,
): Promise<Message | null | typeof due> {
  const timer = new AbortController()
  const cancel = at(clock, time, () => timer.abort(due))
  try {
    return await socket.wait({ signal: timer.signal })
  } catch (error) {
    if (error === due) return due
    throw error
  } finally {
    cancel()
  }
}

/** @throws ParameterError for anything but `{"interval": …}` in text */
function readInterval(message: Message): number {
  const content = typeof message === 'string' ? parse(message) : null
  if (typeof content !== 'object' || content === null || !('interval' in content)) {
    throw new ParameterError('A message to the clock is {"interval": 500}, in milliseconds')
  }
  return checkInterval(content.interval)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
