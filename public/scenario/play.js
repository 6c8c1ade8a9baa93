// Plays a scenario on a connection that is open, and tells the result of each step.

import { fillPlaceholders } from '../console/data/placeholders.js'
import { pause } from '../console/wire/repetition.js'
import { meets } from './expectation.js'
import { Inbox } from './inbox.js'

/** @import { Content, Expectation, Scenario, ScenarioStep } from './format.js' */
/** @import { Talk } from './inbox.js' */

/**
 * @typedef {object} Result
 * @property {number} step counted from 1; 0 is what is sent on connect
 * @property {'passed' | 'failed' | 'sent' | 'notReached'} outcome `sent`: nothing was expected
 * @property {number} time which of the times failed, or how many there were
 * @property {number} leftOut how many of the times did not run, behind one that failed
 * @property {number} tookMs the longest that an answer took
 * @property {number} withinMs how long an answer might have taken
 * @property {'late' | 'other' | 'closed' | 'stopped' | ''} why it failed
 * @property {Content | null} got the last that came, where it failed
 */

/** @type {<T extends Content | null>(content: T, n: number) => T} */
const fill = (content, n) =>
  /** @type {typeof content} */ (
    typeof content === 'string' ? fillPlaceholders(content, n) : content
  )

/** @type {(expectation: Expectation, n: number) => Expectation} */
const fillExpectation = (expectation, n) => {
  const filled = { ...expectation }
  if (typeof filled.equals === 'string') filled.equals = fill(filled.equals, n)
  if (filled.contains !== undefined) filled.contains = fill(filled.contains, n)
  return filled
}

/** @type {(inbox: Inbox, signal: AbortSignal) => Result['why']} */
const whyNone = ({ isOver }, { aborted }) => (isOver ? 'closed' : aborted ? 'stopped' : 'late')

/** @type {(inbox: Inbox, expectation: Expectation, withinMs: number, options: Options) => Promise<Pick<Result, 'why' | 'got'>>} */
const waitFor = async (inbox, expectation, withinMs, { signal, now }) => {
  const until = now() + withinMs
  let got = /** @type {Content | null} */ (null)
  for (;;) {
    const answer = await inbox.next(until - now(), signal)
    if (answer === null) return { why: whyNone(inbox, signal), got }
    got = answer
    if (meets(expectation, answer)) return { why: '', got }
    if (expectation.isNext) return { why: 'other', got }
  }
}

/** @typedef {{ signal: AbortSignal, now: () => number }} Options */

/** @type {(talk: Talk, inbox: Inbox, step: ScenarioStep, options: Options) => Promise<Omit<Result, 'step'>>} */
const playStep = async (talk, inbox, { send, times, pauseMs, expect, withinMs }, options) => {
  let tookMs = 0
  /** @type {(time: number, reason: Pick<Result, 'why' | 'got'>) => Omit<Result, 'step'>} */
  const fail = (time, reason) => {
    return { outcome: 'failed', time, leftOut: times - time, tookMs, withinMs, ...reason }
  }
  for (let time = 1; time <= times; time += 1) {
    const content = fill(send, time)
    if (options.signal.aborted) return fail(time, { why: 'stopped', got: null })
    if (inbox.isOver && content !== null) return fail(time, { why: 'closed', got: null })
    const startedAt = options.now()
    if (content !== null) talk.send(content)
    if (expect) {
      const reason = await waitFor(inbox, fillExpectation(expect, time), withinMs, options)
      tookMs = Math.max(tookMs, options.now() - startedAt)
      if (reason.why) return fail(time, reason)
    }
    if (pauseMs) await pause(pauseMs, options.signal)
  }
  const outcome = expect ? 'passed' : 'sent'
  return { outcome, time: times, leftOut: 0, tookMs, withinMs, why: '', got: null }
}

/**
 * A step that fails does not end it; the end of the connection does.
 * @param {Scenario} scenario
 * @param {Talk} talk
 * @param {{ signal: AbortSignal, tell?: (result: Result) => void, now?: () => number }} options
 * @returns {Promise<Result[]>}
 */
export const playScenario = async (
  { onConnect, keepAlive, steps },
  talk,
  { signal, tell = () => {}, now = () => performance.now() },
) => {
  const inbox = new Inbox(talk)
  const timer = keepAlive
    ? setInterval(() => talk.send(keepAlive.send), keepAlive.everyMs)
    : undefined
  const results = /** @type {Result[]} */ ([])
  try {
    const all = [...(onConnect ? [onConnect] : []), ...steps]
    for (const [at, step] of all.entries()) {
      const number = at + (onConnect ? 0 : 1)
      const result =
        signal.aborted || inbox.isDrained
          ? { step: number, ...notReached }
          : { step: number, ...(await playStep(talk, inbox, step, { signal, now })) }
      results.push(result)
      tell(result)
    }
  } finally {
    clearInterval(timer)
    inbox.stop()
  }
  return results
}

/** @type {Omit<Result, 'step'>} */
const notReached = {
  outcome: 'notReached',
  time: 0,
  leftOut: 0,
  tookMs: 0,
  withinMs: 0,
  why: '',
  got: null,
}
