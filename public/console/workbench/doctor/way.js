// What a page can know of the path before it checks. A browser does not tell why no WebSocket opens: a
// plain request to the same place may.
import { Failure } from '../../../doctor/failure.js'
import { sentence } from '../../../doctor/finding.js'
import { limited } from '../../../doctor/limited.js'
import { beside, NothingInTime, parseHandshake, plainUrl } from '../../../doctor/way.js'
import { NotOpened, openSession } from './session.js'
import { request } from './visit.js'

/** @import { Seen, Way } from '../../../doctor/way.js' */
/** @import { Surroundings } from './visit.js' */

const limitMs = 10_000

/** How long an open connection may take to say it; other servers say nothing there. */
const handshakeMs = 2000

/** @type {(surroundings: Surroundings, url: URL, signal: AbortSignal) => Promise<Way>} */
export const findWay = async (surroundings, url, signal) => {
  const [failure, seen] = await Promise.all([
    tryToOpen(surroundings, url, signal),
    askByWebSocket(surroundings, url, signal),
  ])
  if (failure === null) return { url, refusal: null, seen }
  const [refusal, seenPlain] = await Promise.all([
    failure instanceof NotOpened ? askWhy(surroundings, url, signal) : failure,
    seen ?? askPlainly(surroundings, url, signal),
  ])
  return { url, refusal, seen: seenPlain }
}

/** @type {(surroundings: Surroundings, url: URL, signal: AbortSignal) => Promise<Error | null>} */
const tryToOpen = async ({ makeSocket }, url, signal) => {
  const soon = limited(signal, limitMs)
  try {
    const session = await openSession(makeSocket, url, [], soon)
    session.terminate()
    return null
  } catch (error) {
    signal.throwIfAborted()
    return soon.aborted ? new NothingInTime(limitMs) : /** @type {Error} */ (error)
  }
}

/** @type {(surroundings: Surroundings, url: URL, signal: AbortSignal) => Promise<Error>} */
const askWhy = async (surroundings, url, signal) => {
  const soon = limited(signal, limitMs)
  try {
    const { status, headers, body } = await ask(surroundings, plainUrl(url), soon)
    return Object.assign(new NotOpened(), { status, headers, body, isPlain: true })
  } catch {
    signal.throwIfAborted()
    if (soon.aborted) return new NothingInTime(limitMs)
    const failed = new Failure(sentence('upgradeFailed'))
    return plainUrl(url).origin === surroundings.origin
      ? failed
      : Object.assign(failed, { isUntold: true })
  }
}

/** @type {(surroundings: Surroundings, url: URL, signal: AbortSignal) => Promise<Seen | null>} */
const askByWebSocket = async ({ makeSocket }, url, signal) => {
  try {
    const place = beside(url, 'handshake')
    const session = await openSession(makeSocket, place, [], limited(signal, limitMs))
    try {
      return readSeen(await session.wait({ signal: limited(signal, handshakeMs) }))
    } finally {
      session.terminate()
    }
  } catch {
    signal.throwIfAborted()
    return null
  }
}

/** @type {(surroundings: Surroundings, url: URL, signal: AbortSignal) => Promise<Seen | null>} */
const askPlainly = async (surroundings, url, signal) => {
  try {
    const place = plainUrl(beside(url, 'handshake'))
    return readSeen((await ask(surroundings, place, limited(signal, handshakeMs))).body)
  } catch {
    signal.throwIfAborted()
    return null
  }
}

/** @type {(surroundings: Surroundings, url: URL, signal: AbortSignal) => Promise<{ status: number, headers: Headers, body: string }>} */
const ask = async (surroundings, url, signal) => {
  const response = await request(surroundings, url, { signal })
  return { status: response.status, headers: response.headers, body: await response.text() }
}

/** @type {(message: unknown) => Seen | null} */
const readSeen = (message) => {
  const told = parseHandshake(message)
  return told && { remoteAddress: null, runtime: null, ...told }
}
