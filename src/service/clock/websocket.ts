// WebSocket: each tick is pushed, and the client can speak on the same connection meanwhile, which
// is what the other three cannot do: `{"interval": 500}` changes the interval.

import type { Context } from 'hono'
import { CloseCode, type Message, type WebSocketSession } from '../../library/websocket/index.ts'
import { at, type Clock, type Wait } from './clock.ts'
import { type ClockEnv, checkInterval, ParameterError } from './parameters.ts'
import { TickSequence } from './tick-sequence.ts'

export function pushTicks(clock: Clock) {
  return async function pushTicks(socket: WebSocketSession, c: Context<ClockEnv>): Promise<void> {
    const ticks = new TickSequence(clock, c.var.parameters)
    while (!socket.isClosed()) {
      const tick = ticks.next()
      if (await isReady(socket, clock, ticks.waitFor(tick))) {
        if (!changeInterval(ticks, socket)) return
      } else if (!socket.isClosed() && tick.time <= clock.now()) {
        // Waits while the client does not read, where the runtime tells. Ticks that fall meanwhile
        // are caught up with, at most the last `REPLAY_TICKS`.
        await socket.send(JSON.stringify(tick))
        ticks.delivered(tick)
      }
    }
  }
}

/** Whether a message has come in before the wait is over. */
async function isReady(socket: WebSocketSession, clock: Clock, wait: Wait): Promise<boolean> {
  const timer = new AbortController()
  const cancel = at(clock, wait, () => timer.abort())
  try {
    return await socket.ready({ signal: timer.signal })
  } catch (error) {
    if (error === timer.signal.reason) return false
    throw error
  } finally {
    cancel()
  }
}

/** As a message asks for; closes the connection where it asks for nothing that there is. */
function changeInterval(ticks: TickSequence, socket: WebSocketSession): boolean {
  try {
    ticks.changeInterval(readInterval(socket.read('')))
    return true
  } catch (error) {
    if (!(error instanceof ParameterError)) throw error
    socket.close(CloseCode.policyViolation, error.message)
    return false
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
