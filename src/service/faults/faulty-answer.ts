// The answer to plain HTTP that goes wrong as it was asked to: late, or with a status of choice.

import type { MiddlewareHandler } from 'hono'
import { pass, systemClock } from '../clock/clock.ts'
import { withEnding } from '../clock/ending.ts'
import { readQuery } from '../requests/query.ts'
import { type AnswerFaults, FAULT_NAMES, parseAnswerFaults } from './parse.ts'
import { refuseFaults } from './refusal.ts'

/** Statuses whose answers have no body. RFC 9110, 15.3.5, 15.3.6 and 15.4.5 */
const BODILESS = [204, 205, 304]

const NAMES = ['message', ...FAULT_NAMES] as const

/**
 * Changes the answer to a `message` as its query asks: `delay` and `status`. A wrong value gets 400.
 */
export const faultyAnswer: MiddlewareHandler = (c, next) =>
  // A message alone asks for nothing else.
  c.req.url.includes('&') ? answerFaultily(c, next) : next()

const answerFaultily: MiddlewareHandler = async (c, next) => {
  const query = readQuery(c.req.url, NAMES)
  if (query.message === undefined) return next()
  let faults: AnswerFaults | null
  try {
    faults = parseAnswerFaults(query)
  } catch (error) {
    return refuseFaults(error)
  }
  if (faults === null) return next()
  const { delayMs, status } = faults
  if (delayMs > 0) {
    // Whether in time or not: there is an answer, also while the server shuts down.
    await withEnding(c, ({ signal }) => pass(systemClock, delayMs, signal))
  }
  await next()
  const { body, headers } = c.res
  // Unset first: Hono would lend the new answer the headers of the one that it replaces.
  c.res = undefined
  c.res = new Response(BODILESS.includes(status) ? null : body, { status, headers })
}
