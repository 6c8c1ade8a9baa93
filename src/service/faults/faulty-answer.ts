// The answer to plain HTTP that goes wrong as it was asked to: late, or with a status of choice.

import type { Context } from 'hono'
import { isWebSocket } from '../../library/websocket/index.ts'
import { pass, systemClock } from '../clock/clock.ts'
import { withEnding } from '../clock/ending.ts'
import { readQuery } from '../requests/query.ts'
import { type AnswerFaults, FAULT_NAMES, parseAnswerFaults } from './parse.ts'
import { refuseFaults } from './refusal.ts'

/** Statuses whose answers have no body. RFC 9110, 15.3.5, 15.3.6 and 15.4.5 */
const BODILESS = [204, 205, 304]

const NAMES = ['message', ...FAULT_NAMES] as const

/** Answers a request for a message; null for any other. */
export type AnswerMessage = (c: Context) => Response | Promise<Response> | null

/**
 * The answer, with the faults that the query of a `message` asks for: `delay` and `status`. A wrong
 * value gets 400.
 */
export function faultyAnswer(answer: AnswerMessage): AnswerMessage {
  return function faultyAnswer(c) {
    // A message alone asks for nothing else, and is answered as fast as can be.
    if (!c.req.url.includes('&')) return answer(c)
    const query = readQuery(c.req.url, NAMES)
    if (query.message === undefined || isWebSocket(c)) return answer(c)
    let faults: AnswerFaults | null
    try {
      faults = parseAnswerFaults(query)
    } catch (error) {
      return refuseFaults(error)
    }
    return faults === null ? answer(c) : misbehave(c, answer, faults)
  }
}

async function misbehave(
  c: Context,
  answer: AnswerMessage,
  { delayMs, status }: AnswerFaults,
): Promise<Response> {
  if (delayMs > 0) {
    // Whether in time or not: there is an answer, also while the server shuts down.
    await withEnding(c, ({ signal }) => pass(systemClock, delayMs, signal))
  }
  const { body, headers } = (await answer(c)) as Response
  return new Response(BODILESS.includes(status) ? null : body, { status, headers })
}
