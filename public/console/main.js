// The console: a state for each connection, Workers that hold the sockets, and views that follow from the state.
import { chooseLanguage, loadLanguage, loadWords, sayIn } from '../shared/language.js'
import { render } from '../shared/lit.js'
import { openStore } from '../shared/storage.js'
import { themeOf } from '../shared/theme.js'
import { openDesk } from './desk.js'
import { recallKept, recallTabs, restoreLog, startKeeping } from './effects/keeper.js'
import { startKeyboard } from './effects/keyboard.js'
import { startOffline } from './effects/offline.js'
import { holdRowFocus } from './effects/row-focus.js'
import { startTaking } from './effects/taking.js'
import { errorsOf } from './state/errors.js'
import { readShared } from './state/share.js'
import { isBusy, makeState } from './state/state.js'
import {
  addTab,
  anotherState,
  chooseTab,
  markSeen,
  mostTabs,
  removeTab,
  share,
  tabOf,
  turnBeside,
} from './state/workspace.js'
import { consoleView } from './view/console.js'
import { homeAddress, isOnce } from './wire/address.js'

/** @import { Tabs } from './actions.js' */
/** @import { Desk } from './desk.js' */
/** @import { State } from './state/state.js' */
/** @import { Workspace } from './state/workspace.js' */

const health = { failure: '' }
const store = openStore(() => localStorage, health)
const tab = openStore(() => sessionStorage, { failure: '' })

const once = isOnce(location.pathname)
const { kept, address } = recallKept(store, once)
const home = homeAddress(location)
const state = makeState(
  {
    isOnce: once,
    path: once ? '/' : '/index2',
    address: home,
    host: location.host,
    language: chooseLanguage([String(store.recall('language') ?? ''), ...navigator.languages]),
    theme: themeOf(store.recall('theme')),
  },
  kept,
)
if (address) state.address = address

const workspace = /** @type {Workspace} */ ({
  tabs: [tabOf(state)],
  active: 0,
  beside: -1,
})
/** A desk for each tab, in their order. */
const desks = /** @type {Desk[]} */ ([])
let isScheduled = false
let tabViews = /** @type {typeof import('./workbench/tabs/view.js') | null} */ (null)

const schedule = () => {
  if (!isScheduled) requestAnimationFrame(draw)
  isScheduled = true
}
/** What a person does is on the page at once, as it is where no script stands between. */
const change = () => {
  keeper.later()
  draw()
}
const active = () => /** @type {Desk} */ (desks[workspace.active])

/** What several tabs need is loaded with the second one. */
const loadTabs = async () => {
  const [views] = await Promise.all([
    import('./workbench/tabs/view.js'),
    loadWords('workbench', state.language),
    active().effects.addStyle('/console/style/tabs.css'),
  ])
  tabViews = views
}

const activeTab = '.tab:has([aria-pressed="true"])'

/** @type {Tabs} */
const tabs = {
  async open() {
    const { state } = active()
    if (desks.length >= mostTabs) return
    await loadTabs()
    const fresh = anotherState(state)
    addTab(workspace, fresh)
    desks.push(deskOf(fresh))
    change()
    active().effects.reveal(activeTab)
    active().effects.focus('#address')
  },
  choose(at) {
    chooseTab(workspace, at)
    change()
    active().effects.reveal(activeTab)
  },
  close(at) {
    if (!removeTab(workspace, at)) return
    desks.splice(at, 1)[0]?.close()
    change()
  },
  turnBeside() {
    turnBeside(workspace)
    change()
  },
  redraw: schedule,
}

/** @param {State} state */
const deskOf = (state) =>
  openDesk(state, { store, tabs, schedule, change, isActive: () => active().state === state })

const draw = () => {
  isScheduled = false
  const { state, act, effects } = active()
  const besides = desks[workspace.beside]
  const now = Date.now()
  for (const tab of workspace.tabs) {
    tab.state.now = now
    if (tab.state !== state) share(state, tab.state)
  }
  state.storageFailure = health.failure
  markSeen(workspace)
  const say = sayIn(state.language)
  const { documentElement, body } = document
  documentElement.lang = say('languageTag')
  documentElement.dataset.theme = state.theme
  const isFirst = !body.querySelector('#announcement')
  // What was there before the script ran looks the same.
  if (isFirst) body.replaceChildren()
  const focused = document.activeElement
  const keepRowFocus = holdRowFocus()
  body.classList.toggle('once', state.isOnce)
  const page = { state, say, act, errors: errorsOf(state, location) }
  const several = {
    isFull: desks.length >= mostTabs,
    strip: tabViews?.stripView(page, workspace, tabs),
    beside:
      besides && tabViews?.besideView({ ...page, state: besides.state }, workspace, tabs, besides),
  }
  render(consoleView(page, effects.scroller.plan(), effects.isInspectorOpen(), several), body)
  effects.scroller.settle()
  besides?.beside.settle()
  keepRowFocus()
  // The two buttons take each other's place.
  if (focused?.matches('#connect_websocket[hidden]')) effects.focus('#close_websocket')
  if (focused?.matches('#close_websocket[hidden]')) effects.focus('#connect_websocket')
  for (const desk of desks) desk.follow()
  followTime()
}

let clock = 0

/** The clock that runs while there is something to count. */
const followTime = () => {
  if (clock || !workspace.tabs.some(({ state }) => isBusy(state))) return
  clock = window.setTimeout(() => {
    clock = 0
    schedule()
  }, 1000)
}

await loadLanguage(state.language)
const [first, ...others] = once ? recallTabs(tab).slice(0, 1) : recallTabs(tab)
restoreLog(state, first?.log ?? '')
desks.push(deskOf(state))
if (others.length) {
  await loadTabs()
  if (first) Object.assign(state, { address: first.address, protocols: first.protocols })
  for (const { address, protocols, log } of others) {
    const other = Object.assign(anotherState(state), { address, protocols })
    restoreLog(other, log)
    workspace.tabs.push(tabOf(other))
    desks.push(deskOf(other))
  }
}
const shared = readShared(location.hash)
if (shared) Object.assign(state, shared, { notice: 'shared' })
const keeper = startKeeping(workspace, { store, health, tab }, schedule)
startKeyboard(active)
startTaking(active)
addEventListener('beforeunload', () => {
  for (const desk of desks) desk.leave()
})
draw()
startOffline()
