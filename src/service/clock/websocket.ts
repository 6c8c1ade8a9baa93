// WebSocket: each tick is pushed, and the client can speak on the same connection meanwhile, which
// is what the other three cannot do: `{"interval": 500}` changes the interval.

import type { Context } from 'hono'
import { CloseCode, type Message, type WebSocketSession } from '../../library/websocket/index.ts'
import { at, type Clock, type Wait } from './clock.ts'
import { type ClockEnv, checkInterval, ParameterError } from './parameters.ts'
import { TickSequence } from './tick-sequence.ts'

/** What a wait for the next tick ends with when the tick comes first. */
const due = Symbol('due')

/** And when it has not come in its time, since the clock was set. */
const lookAgain = Symbol('look again')

export function pushTicks(clock: Clock) {
  return async function pushTicks(socket: WebSocketSession, c: Context<ClockEnv>): Promise<void> {
    const ticks = new TickSequence(clock, c.var.parameters)
    while (!socket.isClosed()) {
      const tick = ticks.next()
      const message = await waitUntil(ticks.waitFor(tick), socket, clock)
      if (message === null) return
      if (message === lookAgain) continue
      if (message === due) {
        // Waits while the client does not read, where the runtime tells. Ticks that fall meanwhile
        // are caught up with, at most the last `REPLAY_TICKS`.
        await socket.send(JSON.stringify(tick))
        ticks.delivered(tick)
        continue
      }
      try {
        ticks.changeInterval(readInterval(message))
      } catch (error) {
        if (!(error instanceof ParameterError)) throw error
        socket.close(CloseCode.policyViolation, error.message)
        return
      }
    }
  }
}

/** The next message, null when the connection is closed, or how the wait has ended before that. */
async function waitUntil(
  wait: Wait,
  socket: WebSocketSession,
  clock: Clock,
): Promise<Message | null | typeof due | typeof lookAgain> {
  const timer = new AbortController()
  const cancel = at(clock, wait, (isTime) => timer.abort(isTime ? due : lookAgain))
  try {
    return await socket.wait({ signal: timer.signal })
  } catch (error) {
    if (error === due || error === lookAgain) return error
    throw error
  } finally {
    cancel()
  }
}

/** What is longer asks for no interval, and would take long to parse. */
const MAX_MESSAGE_LENGTH = 1024

/** @throws ParameterError for anything but `{"interval": …}` in text */
function readInterval(message: Message): number {
  const isReadable = typeof message === 'string' && message.length <= MAX_MESSAGE_LENGTH
  const content = isReadable ? parse(message) : null
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
