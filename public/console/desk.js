// One connection's place on the page: its state, the Worker that holds its socket, and what a person can do.
import { sayIn } from '../shared/language.js'
import { makeActions } from './actions.js'
import { startAnnouncing } from './effects/announcer.js'
import { makeScroller } from './effects/scroller.js'
import { startAsking } from './effects/server.js'
import { makeEffects } from './effects.js'
import { record } from './state/journal.js'

/** @import { Store } from '../shared/storage.js' */
/** @import { Tabs } from './actions.js' */
/** @import { State } from './state/state.js' */
/** @import { Order, Told } from './wire/wire.js' */
/** @typedef {ReturnType<typeof openDesk>} Desk */

/** A goodbye is sent before the Worker ends. */
const goodbyeMs = 1000

/**
 * @param {State} state
 * @param {object} page
 * @param {Store} page.store
 * @param {Tabs} page.tabs
 * @param {() => void} page.schedule draws the page soon
 * @param {() => void} page.change draws it at once, and keeps what is to be kept
 * @param {() => boolean} page.isActive whether this is what is worked with
 */
export const openDesk = (state, { store, tabs, schedule, change, isActive }) => {
  const worker = new Worker('/console/wire/worker.js', { type: 'module' })
  const say = () => sayIn(state.language)
  const effects = makeEffects(state, store, schedule)
  const asking = startAsking(state, say, schedule)
  const announcing = startAnnouncing(state, say, schedule)
  const act = makeActions({
    state,
    say,
    wire: (/** @type {Order} */ order) => worker.postMessage(order),
    render: change,
    effects,
    tabs,
  })
  let retrying = state.retry
  let retryTimer = 0

  worker.onmessage = ({ data }) => {
    const batch = /** @type {Told[]} */ (data)
    record(state, batch)
    act.sendWaiting()
    act.followParts(batch)
    if (isActive()) announcing.follow(batch.filter(({ type }) => type === 'received').length)
    schedule()
  }

  return {
    state,
    act,
    effects,
    /** Where its log is shown beside another one. */
    beside: makeScroller(state, schedule, '#beside-viewport'),

    /** To be called when the state has changed. */
    follow() {
      asking.follow()
      if (retrying === state.retry) return
      clearTimeout(retryTimer)
      retrying = state.retry
      if (retrying) retryTimer = window.setTimeout(act.reconnect, retrying.dueAt - Date.now())
    },

    /** To be called when the page is left: Firefox then tells of the end before that of the page. */
    leave() {
      const { link, closedHere } = state
      if (!link || link.phase === 'closed' || closedHere.has(link.id)) return
      closedHere.add(link.id)
      // It may stay, after all.
      setTimeout(() => closedHere.delete(link.id), goodbyeMs)
    },

    close() {
      clearTimeout(retryTimer)
      worker.onmessage = null
      if (state.link) worker.postMessage({ order: 'close', id: state.link.id })
      setTimeout(() => worker.terminate(), goodbyeMs)
    },
  }
}
