// What a server tells of itself, and what each transport to it does, by what any page may ask it.
import { ClockReader } from '../../../doctor/clock-reader.js'
import { CannotTell } from '../../../doctor/failure.js'
import { limited } from '../../../doctor/limited.js'
import { next } from '../../../doctor/next.js'
import { median } from '../../../doctor/quantiles.js'
import { beside, parseHandshake, plainUrl } from '../../../doctor/way.js'
import { openSession } from '../doctor/session.js'
import { request } from '../doctor/visit.js'

/** @import { Handshake } from '../../state/state.js' */
/** @import { Surroundings } from '../doctor/visit.js' */

/**
 * How one transport did. `ms` is the median: of an echo there and back, or of how late ticks come by the
 * server's clock. `isHidden`: the answer is not for pages of this origin.
 * @typedef {{ works: boolean, ms: number | null, isHidden?: boolean }} Trial
 */
export const transportNames = /** @type {const} */ ([
  'webSocketEcho',
  'httpEcho',
  'longPoll',
  'serverSentEvents',
])
/** @typedef {typeof transportNames[number]} TransportName */
/**
 * @typedef {object} ServerFacts
 * @property {string} url of the endpoint
 * @property {boolean} isReached whether anything answered
 * @property {Handshake | null} handshake null where it is no edge-echo
 * @property {string} extensions that were agreed on
 * @property {Record<TransportName, Trial>} transports
 */

const longestMs = 5000
/** How long an open connection may take to say what it saw; other servers say nothing there. */
const handshakeMs = 2000
const echoes = 12
const ticks = 12
const intervalMs = 50
/** @type {Trial} */
const none = { works: false, ms: null }
const unreached = {
  isReached: false,
  handshake: null,
  extensions: '',
  transports: { webSocketEcho: none, httpEcho: none, longPoll: none, serverSentEvents: none },
}

/** What takes longer, or fails, does not work. @type {(signal: AbortSignal, work: (signal: AbortSignal) => Promise<number>) => Promise<Trial>} */
const attempt = async (signal, work) => {
  try {
    return { works: true, ms: await work(limited(signal, longestMs)) }
  } catch (error) {
    signal.throwIfAborted()
    return { ...none, ...(error instanceof CannotTell && { isHidden: true }) }
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

/** @type {(surroundings: Surroundings, url: URL, signal: AbortSignal) => Promise<{ isOpen: boolean, handshake: Handshake | null }>} */
const askHandshake = async (surroundings, url, signal) => {
  const place = beside(url, 'handshake')
  let isOpen = false
  try {
    const session = await openSession(
      surroundings.makeSocket,
      place,
      [],
      limited(signal, longestMs),
    )
    isOpen = true
    try {
      const told = await session.wait({ signal: limited(signal, handshakeMs) })
      const handshake = parseHandshake(told)
      if (handshake) return { isOpen, handshake }
    } finally {
      session.terminate()
    }
  } catch {
    signal.throwIfAborted()
  }
  try {
    const soon = limited(signal, longestMs)
    const answer = await request(surroundings, plainUrl(place), { signal: soon })
    return { isOpen: true, handshake: parseHandshake(await answer.text()) }
  } catch {
    signal.throwIfAborted()
    return { isOpen, handshake: null }
  }
}

/** @type {(surroundings: Surroundings, address: string, signal: AbortSignal) => Promise<ServerFacts>} */
export const askServer = async (surroundings, address, signal) => {
  const url = new URL(address)
  const { isOpen, handshake } = await askHandshake(surroundings, url, signal)
  let extensions = ''

  // One after the other, so that none disturbs the next.
  const webSocketEcho = await attempt(signal, async (soon) => {
    // Another server may echo at its address alone; that of the page may end behind the first message.
    const place = handshake ? beside(url, 'echo') : url
    const session = await openSession(surroundings.makeSocket, place, [], soon)
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
  const fetchFrom = (/** @type {URL} */ place, options = {}) =>
    request(surroundings, place, { signal, ...options })
  const visit = { url, signal, fetch: fetchFrom }
  if (!isOpen && !webSocketEcho.works) return { ...unreached, url: address }
  const httpEcho = await attempt(signal, (soon) =>
    timeEchoes(async () => {
      const place = plainUrl(beside(url, 'echo'))
      place.search = 'message=there+and+back'
      const answer = await fetchFrom(place, { signal: soon })
      if ((await answer.text()) !== 'there and back') throw new Error('no echo')
    }),
  )
  const longPoll = await attempt(signal, async (soon) => {
    const clock = new ClockReader({ ...visit, signal: soon }, intervalMs)
    let { tick } = await clock.ask()
    for (let count = 0; count < ticks; count += 1) ({ tick } = await clock.waitFor(tick))
    return clock.delays.p50
  })
  const serverSentEvents = await attempt(signal, async (soon) => {
    const clock = new ClockReader(visit, intervalMs)
    await clock.ask()
    let count = 0
    for await (const _tick of clock.stream(soon)) {
      count += 1
      if (count >= ticks) break
    }
    return clock.delays.p50
  })
  return {
    url: address,
    isReached: true,
    handshake,
    extensions,
    transports: { webSocketEcho, httpEcho, longPoll, serverSentEvents },
  }
}
