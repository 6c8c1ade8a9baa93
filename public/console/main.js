// The console: a state, a Worker that holds the sockets, and views that follow from the state.
import { chooseLanguage, loadLanguage, sayIn } from '../shared/language.js'
import { render } from '../shared/lit.js'
import { openStore } from '../shared/storage.js'
import { themeOf } from '../shared/theme.js'
import { makeActions } from './actions.js'
import { startAnnouncing } from './effects/announcer.js'
import { recallKept, startKeeping } from './effects/keeper.js'
import { startKeyboard } from './effects/keyboard.js'
import { startAsking } from './effects/server.js'
import { makeEffects } from './effects.js'
import { errorsOf } from './state/errors.js'
import { record } from './state/journal.js'
import { readShared } from './state/share.js'
import { isBusy, makeState } from './state/state.js'
import { consoleView } from './view/console.js'
import { homeAddress, isOnce } from './wire/address.js'

/** @import { Order, Told } from './wire/wire.js' */

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
const shared = readShared(location.hash)
if (shared) Object.assign(state, shared, { notice: 'shared' })

const worker = new Worker('/console/wire/worker.js', { type: 'module' })
let isScheduled = false

const schedule = () => {
  if (!isScheduled) requestAnimationFrame(draw)
  isScheduled = true
}
/** What a person does is on the page at once, as it is where no script stands between. */
const change = () => {
  keeper.later()
  draw()
}
const say = () => sayIn(state.language)
const effects = makeEffects(state, store, schedule)
const keeper = startKeeping(state, store, tab)
const asking = startAsking(state, say, schedule)
const announcing = startAnnouncing(state, say, schedule)
const act = makeActions({
  state,
  say,
  wire: (/** @type {Order} */ order) => worker.postMessage(order),
  render: change,
  effects,
})

const draw = () => {
  isScheduled = false
  state.now = Date.now()
  state.storageFailure = health.failure
  const { documentElement, body } = document
  documentElement.lang = say()('languageTag')
  documentElement.dataset.theme = state.theme
  const isFirst = !body.querySelector('#announcement')
  // What was there before the script ran looks the same.
  if (isFirst) body.replaceChildren()
  const focused = document.activeElement
  body.classList.toggle('once', state.isOnce)
  const page = { state, say: say(), act, errors: errorsOf(state, location) }
  render(consoleView(page, effects.scroller.plan(), effects.isInspectorOpen()), body)
  effects.scroller.settle()
  // The two buttons take each other's place.
  if (focused?.matches('#connect_websocket[hidden]')) focusOn('#close_websocket')
  if (focused?.matches('#close_websocket[hidden]')) focusOn('#connect_websocket')
  asking.follow()
  followTime()
}

/** @param {string} selector */
const focusOn = (selector) =>
  /** @type {HTMLElement | null} */ (document.querySelector(selector))?.focus()

let clock = 0
let retryTimer = 0
let retrying = state.retry

/** The clocks that run while there is something to count. */
const followTime = () => {
  if (retrying !== state.retry) {
    clearTimeout(retryTimer)
    retrying = state.retry
    if (retrying) retryTimer = window.setTimeout(act.reconnect, retrying.dueAt - Date.now())
  }
  if (!clock && isBusy(state)) {
    clock = window.setTimeout(() => {
      clock = 0
      schedule()
    }, 1000)
  }
}

worker.onmessage = ({ data }) => {
  const batch = /** @type {Told[]} */ (data)
  record(state, batch)
  act.sendWaiting()
  act.followParts(batch)
  announcing.follow(batch.filter(({ type }) => type === 'received').length)
  schedule()
}

await loadLanguage(state.language)
startKeyboard(state, act)
draw()
