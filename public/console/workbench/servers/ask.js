// What a server tells of itself, and what each transport to it does, by what any page may ask it.
import { limited } from '../../../doctor/limited.js'
import { beside, parseHandshake, plainUrl } from '../../../doctor/way.js'
import { openSession } from '../doctor/session.js'
import { request } from '../doctor/visit.js'
import { unreached } from './facts.js'
import { tryHttp, tryWebSocket } from './trials.js'

/** @import { Handshake } from '../../state/state.js' */
/** @import { Surroundings } from '../doctor/visit.js' */
/** @import { ServerFacts } from './facts.js' */
/** @import { Target } from './trials.js' */

const longestMs = 5000
/** How long an open connection may take to say what it saw; other servers say nothing there. */
const handshakeMs = 2000

/** By a WebSocket, and where that tells nothing, by a plain request. @type {(target: Target) => Promise<{ isOpen: boolean, handshake: Handshake | null }>} */
const askHandshake = async ({ surroundings, url, signal }) => {
  const place = beside(url, 'handshake')
  const soon = () => limited(signal, longestMs)
  let isOpen = false
  try {
    const session = await openSession(surroundings.makeSocket, place, [], soon())
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
    const answer = await request(surroundings, plainUrl(place), { signal: soon() })
    return { isOpen: true, handshake: parseHandshake(await answer.text()) }
  } catch {
    signal.throwIfAborted()
    return { isOpen, handshake: null }
  }
}

/** @type {(surroundings: Surroundings, address: string, signal: AbortSignal) => Promise<ServerFacts>} */
export const askServer = async (surroundings, address, signal) => {
  const target = { surroundings, url: new URL(address), signal }
  const { isOpen, handshake } = await askHandshake(target)
  // Another server may echo at its address alone; that of the page may end behind the first message.
  const url = handshake ? beside(target.url, 'echo') : target.url
  const { trial: webSocketEcho, opens, extensions } = await tryWebSocket({ ...target, url })
  if (!isOpen && opens !== 'yes') return { ...unreached, url: address, isLate: opens === 'late' }
  const transports = { webSocketEcho, ...(await tryHttp(target)) }
  return { url: address, isReached: true, handshake, extensions, transports }
}
