// The answer to plain HTTP that goes wrong as it was asked to: late, or with a status of choice.

import type { Context, Handler, Next } from 'hono'
import { systemClock, until } from '../clock/clock.ts'
import { withEnding } from '../clock/ending.ts'
import { isWebSocket } from '../websocket/index.ts'
import { type AnswerFaults, parseAnswerFaults } from './parse.ts'
import { refuseFaults } from './refusal.ts'

/** Statuses whose answers have no body. RFC 9110, 15.3.5, 15.3.6 and 15.4.5 */
const BODILESS = [204, 205, 304]

/**
 * The answer, with the faults that the query of a `message` asks for: `delay` and `status`. A wrong
 * value gets 400.
 */
export function faultyAnswer(answer: Handler): Handler {
  return function faultyAnswer(c, next) {
    // A message alone asks for nothing else, and is answered as fast as can be.
    return c.req.url.includes('&') ? misbehave(c, next, answer) : answer(c, next)
  }
}

async function misbehave(c: Context, next: Next, answer: Handler): Promise<Response> {
  const query = c.req.query()
  if (query.message === undefined || isWebSocket(c)) return answer(c, next)
  let faults: AnswerFaults | null
  try {
    faults = parseAnswerFaults(query)
  } catch (error) {
    return refuseFaults(error)
  }
  if (faults === null) return answer(c, next)
  const { delayMs, status } = faults
  if (delayMs > 0) {
    const time = systemClock.now() + delayMs
    // Whether in time or not: there is an answer, also while the server shuts down.
    await withEnding(c, ({ signal }) => until(systemClock, time, signal))
  }
  const { body, headers }: Response = await answer(c, next)
  return new Response(BODILESS.includes(status) ? null : body, { status, headers })
}
