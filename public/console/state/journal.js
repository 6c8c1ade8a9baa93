// Writes what the sockets tell into the state: the log, the figures, and how the connection stands.
import { sizeOf } from '../log/entry.js'
import { backoffMs, steadyMs } from '../wire/backoff.js'
import { addLost, addReconnect, addRoundTrip, addTraffic } from './figures.js'

/** @import { WireEvent } from '../wire/connection.js' */
/** @import { Told } from '../wire/wire.js' */
/** @import { Entry } from '../log/entry.js' */
/** @import { Link, State } from './state.js' */

/** @param {State} state @param {Entry} entry */
const write = (state, entry) => {
  const before = state.log.shown.length
  state.log.append(entry)
  if (!state.place.isAtEdge && state.log.shown.length > before) state.unseen += 1
}

/** @type {(state: State, id: number, url: string, protocols: string[], attempt?: number) => Link} */
export const beginLink = (state, id, url, protocols, attempt = 0) => {
  state.lastId = Math.max(state.lastId, id)
  state.retry = null
  state.refusal = ''
  state.urls.set(id, url)
  state.link = {
    id,
    url,
    protocols,
    attempt,
    phase: 'connecting',
    openedAt: 0,
    openMs: 0,
    protocol: '',
    extensions: '',
    closedHere: false,
    tripMs: null,
    ending: null,
    failure: '',
  }
  return state.link
}

/** @type {(state: State, event: WireEvent) => Link | null} the page's connection, if the event is of it */
const linkOf = (state, { id, type }) => {
  const { link } = state
  // A run of echo-once connections opens its own, one after the other.
  if (link && state.isOnce && id > link.id && type === 'opened') {
    return beginLink(state, id, link.url, link.protocols)
  }
  return link?.id === id ? link : null
}

/** @param {State} state @param {Extract<WireEvent, { type: 'opened' }>} event */
const opened = (state, event) => {
  const { id, at, openMs, protocol, extensions } = event
  const link = linkOf(state, event)
  const url = state.urls.get(id) ?? ''
  state.opened.add(id)
  if (link) {
    Object.assign(link, {
      phase: link.closedHere ? 'closing' : 'open',
      openedAt: at,
      openMs,
      protocol,
      extensions,
    })
    if (link.attempt) addReconnect(state.figures, at)
    if (state.tried === 'connect') state.tried = ''
  }
  write(state, {
    at,
    connection: id,
    direction: 'event',
    event: 'opened',
    url,
    openMs,
    protocol,
    extensions,
  })
}

/** @param {State} state @param {Extract<WireEvent, { type: 'closed' }>} event */
const closed = (state, event) => {
  const { id, at, code, reason, wasClean, lastedMs } = event
  const link = linkOf(state, event)
  const closedHere = state.closedHere.delete(id)
  const url = state.urls.get(id) ?? ''
  state.urls.delete(id)
  const ending = { id, at, code, reason, wasClean, lastedMs, closedHere }
  const wasOpen = state.opened.delete(id)
  const common = { at, connection: id, direction: /** @type {const} */ ('event'), url }
  write(
    state,
    wasOpen
      ? { ...common, event: 'closed', ...without(ending) }
      : closedHere
        ? { ...common, event: 'cancelled', lastedMs }
        : { ...common, event: 'refused', code, reason, sentence: '' },
  )
  if (!link) return
  link.phase = 'closed'
  link.ending = ending
  follow(state, link, at)
}

const without = (
  /** @type {import('./state.js').Ending} */ { code, reason, wasClean, lastedMs, closedHere },
) => ({
  code,
  reason,
  wasClean,
  lastedMs,
  closedHere,
})

/** Whether it is to come back by itself. @type {(state: State, link: Link, at: number) => void} */
const follow = (state, link, at) => {
  const { ending, attempt, openedAt } = link
  if (state.isOnce || !ending || ending.closedHere) return
  const wasOpen = openedAt > 0
  const isLost = (wasOpen || attempt > 0) && ending.code !== 1000
  if (!isLost) return
  if (wasOpen) state.cause ??= ending
  if (!state.auto) return
  const before = wasOpen && ending.lastedMs > steadyMs ? 0 : attempt
  state.retry = { attempt: before + 1, dueAt: at + backoffMs(before) }
}

/** @param {State} state @param {Extract<WireEvent, { type: 'sent' | 'received' }>} event */
const passed = (state, event) => {
  const { id, at, data, serial, type } = event
  const size = sizeOf(data)
  const kind = typeof data === 'string' ? 'text' : 'binary'
  addTraffic(state.figures, at, type, size)
  const trip = type === 'received' ? event.roundTripMs : undefined
  if (trip !== undefined) {
    addRoundTrip(state.figures, at, trip)
    if (state.link?.id === id) state.link.tripMs = trip
  }
  const echo =
    type === 'received' && trip !== undefined ? { roundTripMs: trip, answers: event.answers } : {}
  write(state, { at, connection: id, direction: type, kind, size, serial, ...echo, data })
}

/** @param {State} state @param {Extract<WireEvent, { type: 'failed' }>} event */
const failed = (state, event) => {
  const link = linkOf(state, event)
  if (!link) return
  const { id, at, message } = event
  link.phase = 'closed'
  link.failure = message
  link.ending = { id, at, code: 1006, reason: '', wasClean: false, lastedMs: 0, closedHere: false }
  write(state, {
    at,
    connection: id,
    direction: 'event',
    event: 'refused',
    url: link.url,
    code: 1006,
    reason: '',
    sentence: message,
  })
}

/** @param {State} state @param {Told[]} batch */
export const record = (state, batch) => {
  for (const event of batch) {
    if (event.type === 'sent' || event.type === 'received') passed(state, event)
    else if (event.type === 'opened') opened(state, event)
    else if (event.type === 'closed') closed(state, event)
    else if (event.type === 'lost') addLost(state.figures, event.at, event.count)
    else if (event.type === 'failed') failed(state, event)
    else if (event.type === 'repeated' && state.run?.id === event.run) {
      state.run.done = event.done
      state.run.isOver = event.isOver
    }
  }
}
