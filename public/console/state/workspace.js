// The connections that the page has open side by side, as tabs: a state each, of which one is worked with,
// and one more may be shown beside it.
import { keptDefaults, keptOf, makeState } from './state.js'

/** @import { Kept, State } from './state.js' */
/** @typedef {{ state: State, seen: number }} Tab `seen` counts the entries of its log that were on the screen */
/** @typedef {{ tabs: Tab[], active: number, beside: number }} Workspace `beside` is -1 for none */

/** More would not fit, and each has a Worker. */
export const mostTabs = 12

/** What each connection has for itself, of what is kept. */
const own = /** @type {(keyof Kept)[]} */ (['protocols', 'message', 'kind'])
const shared = /** @type {(keyof State)[]} */ ([
  'language',
  'theme',
  ...Object.keys(keptDefaults).filter((name) => !own.includes(/** @type {keyof Kept} */ (name))),
])

/** Settings and lists are those of the page. @type {(from: State, to: State) => void} */
export const share = (from, to) => {
  for (const name of shared) Object.assign(to, { [name]: from[name] })
}

const lists = /** @type {const} */ (['history', 'named', 'saved', 'recent', 'scenarios'])

/** Takes over what another page of this server has kept. @type {(workspace: Workspace, kept: Partial<Kept>) => void} */
export const adoptLists = ({ tabs }, kept) => {
  for (const { state } of tabs) {
    const isAtEnd = state.position >= state.history.length
    for (const name of lists) if (kept[name]) Object.assign(state, { [name]: kept[name] })
    if (isAtEnd) state.position = state.history.length
  }
}

/** @param {Workspace} workspace */
export const activeOf = ({ tabs, active }) => /** @type {Tab} */ (tabs[active])

/** How many entries there have been. @param {State} state */
const countOf = ({ log }) => log.oldest - 1 + log.entries.length

/** With nothing in its log that is new. @param {State} state @returns {Tab} */
export const tabOf = (state) => ({ state, seen: countOf(state) })

/** @param {Tab} tab how many entries have come that nobody has seen */
export const unreadOf = ({ state, seen }) => Math.max(0, countOf(state) - seen)

/** To be called when the page has been drawn. @param {Workspace} workspace */
export const markSeen = ({ tabs, active, beside }) => {
  for (const [at, tab] of tabs.entries()) {
    if (at === active || at === beside) tab.seen = countOf(tab.state)
  }
}

/** A state like that of the page, without its connection. @param {State} state @returns {State} */
export const anotherState = (state) => {
  const { isOnce, path, home, host, language, theme } = state
  const fresh = makeState(
    { isOnce, path, address: home, host, language, theme },
    structuredClone(keptOf(state)),
  )
  fresh.address = state.address
  return fresh
}

/** Becomes the one that is worked with. @type {(workspace: Workspace, state: State) => void} */
export const addTab = (workspace, state) => {
  workspace.tabs.push(tabOf(state))
  workspace.active = workspace.tabs.length - 1
}

/** The one that was beside changes places with the one before. @type {(workspace: Workspace, at: number) => void} */
export const chooseTab = (workspace, at) => {
  const { active, beside, tabs } = workspace
  if (!tabs[at] || at === active) return
  share(activeOf(workspace).state, tabs[at].state)
  workspace.active = at
  if (beside === at) workspace.beside = active
}

/** The last one stays. @type {(workspace: Workspace, at: number) => boolean} */
export const removeTab = (workspace, at) => {
  const { tabs, active, beside } = workspace
  if (tabs.length < 2 || !tabs[at]) return false
  const state = activeOf(workspace).state
  tabs.splice(at, 1)
  workspace.active = active > at ? active - 1 : Math.min(active, tabs.length - 1)
  workspace.beside = beside === at ? -1 : beside > at ? beside - 1 : beside
  if (workspace.beside === workspace.active) workspace.beside = -1
  share(state, activeOf(workspace).state)
  return true
}

/** Shows another one beside, or none any more. @param {Workspace} workspace */
export const turnBeside = (workspace) => {
  const { tabs, active, beside } = workspace
  if (beside >= 0 || tabs.length < 2) workspace.beside = -1
  else workspace.beside = active ? active - 1 : 1
}
