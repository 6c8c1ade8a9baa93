// Keeps what is typed in this browser, and the newest of the log over a reload of this tab.
import { newestLines, readJsonLines } from '../log/json-lines.js'
import { keptOf, readKept } from '../state/state.js'
import { activeOf } from '../state/workspace.js'

/** @import { Store } from '../../shared/storage.js' */
/** @import { State } from '../state/state.js' */
/** @import { Workspace } from '../state/workspace.js' */

/** Of the 5 MB that a tab may keep. */
const mostCharacters = 2_000_000
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

/** @type {(workspace: Workspace, store: Store, tab: Store) => { later: () => void }} */
export const startKeeping = (workspace, store, tab) => {
  let timer = 0

  const keep = () => {
    timer = 0
    const { state } = activeOf(workspace)
    store.keep('console', keptOf(state))
    store.keep(addressName(state.isOnce), state.address)
    store.keep('language', state.language)
    store.keep('theme', state.theme)
  }
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
