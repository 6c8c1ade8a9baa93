// How each transport to a server does, by a few messages over each.
import { ClockReader } from '../../../doctor/clock-reader.js'
import { CannotTell } from '../../../doctor/failure.js'
import { limited } from '../../../doctor/limited.js'
import { next } from '../../../doctor/next.js'
import { median } from '../../../doctor/quantiles.js'
import { beside, plainUrl } from '../../../doctor/way.js'
import { openSession } from '../doctor/session.js'
import { request } from '../doctor/visit.js'
import { failed } from './facts.js'

/** @import { Surroundings } from '../doctor/visit.js' */
/** @import { Transports, Trial } from './facts.js' */
/** @typedef {{ surroundings: Surroundings, url: URL, signal: AbortSignal }} Target */

const longestMs = 5000
const echoes = 12
const ticks = 12
const intervalMs = 50

/** What takes longer, or fails, does not work. @type {(signal: AbortSignal, work: (signal: AbortSignal) => Promise<number>) => Promise<Trial>} */
const attempt = async (signal, work) => {
  try {
    return { works: true, ms: await work(limited(signal, longestMs)) }
  } catch (error) {
    signal.throwIfAborted()
    return { ...failed, ...(error instanceof CannotTell && { isHidden: true }) }
  }
}

/** The first is left out: it opens what the others use. @type {(ask: () => Promise<unknown>) => Promise<number>} */
const timeEchoes = async (ask) => {
  const times = []
  await ask()
  for (let count = 0; count < echoes; count += 1) {
    const sentAt = performance.now()
    await ask()
    times.push(performance.now() - sentAt)
  }
  return median(times)
}

/** @type {(target: Target) => Promise<{ trial: Trial, opens: 'yes' | 'no' | 'late', extensions: string }>} */
export const tryWebSocket = async ({ surroundings, url, signal }) => {
  let opens = /** @type {'yes' | 'no' | 'late'} */ ('no')
  let extensions = ''
  const trial = await attempt(signal, async (soon) => {
    const opening = openSession(surroundings.makeSocket, url, [], soon)
    const session = await opening.catch((error) => {
      if (soon.aborted) opens = 'late'
      throw error
    })
    opens = 'yes'
    extensions = session.extensions
    try {
      return await timeEchoes(async () => {
        session.send('round trip')
        if ((await next(session, soon)) !== 'round trip') throw new Error('another message came')
      })
    } finally {
      session.terminate()
    }
  })
  return { trial, opens, extensions }
}

/** One after the other, so that none disturbs the next. @type {(target: Target) => Promise<Omit<Transports, 'webSocketEcho'>>} */
export const tryHttp = async ({ surroundings, url, signal }) => {
  const clockBy = (/** @type {AbortSignal} */ soon) => {
    const fetch = (/** @type {URL} */ place, options = {}) =>
      request(surroundings, place, { signal: soon, ...options })
    return new ClockReader({ url, signal: soon, fetch }, intervalMs)
  }
  const httpEcho = await attempt(signal, (soon) =>
    timeEchoes(async () => {
      const place = plainUrl(beside(url, 'echo'))
      place.search = 'message=there+and+back'
      const answer = await request(surroundings, place, { signal: soon })
      if ((await answer.text()) !== 'there and back') throw new Error('another answer came')
    }),
  )
  const longPoll = await attempt(signal, async (soon) => {
    const clock = clockBy(soon)
    let { tick } = await clock.ask()
    for (let count = 0; count < ticks; count += 1) ({ tick } = await clock.waitFor(tick))
    return clock.delays.p50
  })
  const serverSentEvents = await attempt(signal, async (soon) => {
    const clock = clockBy(soon)
    await clock.ask()
    let count = 0
    for await (const _tick of clock.stream(soon)) {
      count += 1
      if (count >= ticks) return clock.delays.p50
    }
    throw new Error('the stream ended')
  })
  return { httpEcho, longPoll, serverSentEvents }
}
