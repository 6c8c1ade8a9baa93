// Keeps what is typed in this browser, and the newest of the log over a reload of this tab.
import { newestLines, readJsonLines } from '../log/json-lines.js'
import { keptOf, readKept } from '../state/state.js'

/** @import { Store } from '../../shared/storage.js' */
/** @import { State } from '../state/state.js' */

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

/** @param {State} state @param {Store} store @param {Store} tab for the log, which is of this tab alone */
export const startKeeping = (state, store, tab) => {
  const log = tab.recall('log')
  for (const entry of typeof log === 'string' ? readJsonLines(log) : []) {
    state.log.append(entry)
    state.lastId = Math.max(state.lastId, entry.connection)
  }
  let timer = 0

  const keep = () => {
    timer = 0
    store.keep('console', keptOf(state))
    store.keep(addressName(state.isOnce), state.address)
    store.keep('language', state.language)
    store.keep('theme', state.theme)
  }
  addEventListener('pagehide', () => {
    keep()
    tab.keep('log', newestLines(state.log.entries, mostCharacters))
  })

  return {
    later() {
      if (!timer) timer = window.setTimeout(keep, restMs)
    },
  }
}
