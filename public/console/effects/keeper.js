// Keeps what is typed in this browser, and the newest of the log over a reload of this tab.
import { newestLines, readJsonLines } from '../log/json-lines.js'
import { keptOf, readKept } from '../state/state.js'
import { activeOf, adoptLists } from '../state/workspace.js'

/** @import { Health, Store } from '../../shared/storage.js' */
/** @import { Kept, State } from '../state/state.js' */
/** @import { Workspace } from '../state/workspace.js' */

/** Of the 5 MB that a tab may keep. */
const mostCharacters = 2_000_000
/** Of those that the pages of a server share: a message of megabytes would leave no room for the rest. */
const mostTyped = 500_000
const restMs = 500

/** Each mode keeps an address of its own. @param {boolean} isOnce */
const addressName = (isOnce) => (isOnce ? 'address-once' : 'address-stay')

/** @type {(store: Store, isOnce: boolean) => { kept: ReturnType<typeof readKept>, address: string | null }} */
export const recallKept = (store, isOnce) => {
  const address = store.recall(addressName(isOnce))
  return {
    kept: readKept(store.recall('console')),
    address: typeof address === 'string' ? address : null,
  }
}

/** @typedef {{ address: string, protocols: string, log: string }} KeptTab */

/** @param {unknown} value @returns {KeptTab[]} nothing for what another version has kept */
const readKeptTab = (value) => {
  const { address, protocols, log } = /** @type {Partial<KeptTab>} */ (value ?? {})
  const isRight = [address, protocols, log].every((text) => typeof text === 'string')
  return isRight ? [/** @type {KeptTab} */ (value)] : []
}

/** The connections of this tab before its reload; their logs are of this tab alone. @param {Store} tab @returns {KeptTab[]} */
export const recallTabs = (tab) => {
  const kept = tab.recall('tabs')
  return Array.isArray(kept) ? kept.flatMap(readKeptTab) : []
}

/** @type {(state: State, log: string) => void} */
export const restoreLog = (state, log) => {
  for (const entry of readJsonLines(log)) {
    state.log.append(entry)
    state.lastId = Math.max(state.lastId, entry.connection)
  }
}

/** The newest messages that there is room for. @type {(kept: Kept) => Partial<Kept>} */
export const withinRoom = ({ message, history, ...kept }) => {
  const hasRoom = message.length <= mostTyped
  let left = mostTyped - (hasRoom ? message.length : 0)
  const from = history.findLastIndex(({ length }) => {
    left -= length
    return left < 0
  })
  return {
    ...kept,
    ...(hasRoom ? { message } : {}),
    history: history.slice(from + 1),
  }
}

/**
 * @param {Workspace} workspace
 * @param {{ store: Store, health: Health, tab: Store }} stores `tab` is of this tab of the browser alone
 * @param {() => void} redraw
 */
export const startKeeping = (workspace, { store, health, tab }, redraw) => {
  let timer = 0

  const keep = () => {
    timer = 0
    const { state } = activeOf(workspace)
    const { failure } = health
    store.keep(addressName(state.isOnce), state.address)
    store.keep('language', state.language)
    store.keep('theme', state.theme)
    // The largest last: whether it fits decides what is told.
    store.keep('console', withinRoom(keptOf(state)))
    if (health.failure !== failure) redraw()
  }

  // Else the page that is left last would write over what another one has saved since.
  const adopt = () => {
    adoptLists(workspace, readKept(store.recall('console')))
    redraw()
  }
  addEventListener('storage', adopt)
  // One that comes back by the browser's history was told of nothing.
  addEventListener('pageshow', ({ persisted }) => persisted && adopt())
  addEventListener('pagehide', () => {
    keep()
    const { tabs } = workspace
    const kept = tabs.map(({ state: { address, protocols, log } }) => ({
      address,
      protocols,
      log: newestLines(log.entries, mostCharacters / tabs.length),
    }))
    // A page with one connection leaves the others for the page that has them.
    const others = activeOf(workspace).state.isOnce ? recallTabs(tab).slice(1) : []
    tab.keep('tabs', [...kept, ...others])
  })

  return {
    later() {
      if (!timer) timer = window.setTimeout(keep, restMs)
    },
  }
}
