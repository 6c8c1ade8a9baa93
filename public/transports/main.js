// The page of the transports: a run in a Worker, drawn while it goes on. It starts one by itself, so
// that there is something to see; a link that ends in `#still` does not.
import { chooseLanguage, loadLanguage, loadWords, nextLanguage, sayIn } from '../shared/language.js'
import { render } from '../shared/lit.js'
import { openStore } from '../shared/storage.js'
import { nextTheme, themeOf } from '../shared/theme.js'
import { isRunning, makeState, readLength } from './state.js'
import { pageView } from './view/page.js'
import { markdownOf } from './view/results.js'

/** @import { Order, Told } from './worker.js' */
/** @import { Actions } from './view/page.js' */

/** A run that nobody has asked for does not go on for ever. */
const mostSecondsByItself = 20

const health = { failure: '' }
const store = openStore(() => localStorage, health)
const fields = /** @type {const} */ (['interval', 'seconds'])

const state = makeState({
  language: chooseLanguage([String(store.recall('language') ?? ''), ...navigator.languages]),
  theme: themeOf(store.recall('theme')),
})
for (const name of fields) {
  const kept = store.recall(name)
  if (typeof kept === 'string') state[name] = kept
}

const worker = new Worker('/transports/worker.js', { type: 'module' })
const order = (/** @type {Order} */ order) => worker.postMessage(order)
const say = () => sayIn(state.language)

const draw = () => {
  const { documentElement, body } = document
  documentElement.lang = say()('languageTag')
  documentElement.dataset.theme = state.theme
  state.storageFailure = health.failure
  // What was there before the script ran looks the same.
  if (!body.querySelector('#lanes')) body.replaceChildren()
  render(pageView(state, say(), act), body)
}

/** Asks for the next picture as often as the screen shows one, or twice a second for whom motion is too much. */
const isStill = matchMedia('(prefers-reduced-motion: reduce)')
const askForNext = () => {
  if (isStill.matches) setTimeout(() => order({ order: 'show' }), 500)
  else requestAnimationFrame(() => order({ order: 'show' }))
}

/** @param {number} mostSeconds */
const start = (mostSeconds = Infinity) => {
  const { intervalMs, runSeconds, wrong } = readLength(state)
  Object.assign(state, { hasTried: true, failure: '', copied: '', markdown: '' })
  if (wrong) {
    draw()
    document.getElementById(wrong)?.focus()
    return
  }
  state.phase = 'starting'
  order({ order: 'start', interval: intervalMs, seconds: Math.min(runSeconds, mostSeconds) })
  draw()
}

/** @type {Actions} */
const act = {
  set(name, value) {
    state[name] = value
    store.keep(name, value)
    draw()
  },
  submit(event) {
    event.preventDefault()
    if (isRunning(state)) order({ order: 'stop' })
    else start()
  },
  async copy() {
    const text = markdownOf(say(), state)
    try {
      await navigator.clipboard.writeText(text)
      Object.assign(state, { markdown: '', copied: 'copied' })
      draw()
    } catch {
      // Only a page that came over https may write to the clipboard.
      Object.assign(state, { markdown: text, copied: 'copyMarkdownByHand' })
      draw()
      const place = document.getElementById('markdown')
      if (place) getSelection()?.selectAllChildren(place)
    }
  },
  forget() {
    store.forget()
    Object.assign(state, { interval: '1000', seconds: '20', hasTried: false })
    draw()
  },
  turnTheme() {
    state.theme = nextTheme(state.theme)
    store.keep('theme', state.theme)
    draw()
  },
  async turnLanguage() {
    const next = nextLanguage(state.language)
    await loadLanguage(next)
    state.language = next
    store.keep('language', state.language)
    draw()
  },
}

worker.onmessage = ({ data }) => {
  const told = /** @type {Told} */ (data)
  if (told.type === 'started') {
    Object.assign(state, { phase: 'running', count: told.count, told: told.told })
    askForNext()
  } else if (told.type === 'shown') {
    state.snapshot = told.snapshot
    askForNext()
  } else if (told.type === 'finished') {
    const { count, counted, snapshot } = told
    Object.assign(state, {
      phase: counted < count ? 'stopped' : 'done',
      counted,
      snapshot: { ...snapshot, progress: 1 },
    })
  } else Object.assign(state, { phase: 'idle', failure: told.error })
  draw()
}

await loadWords('transports', state.language)
draw()
if (location.hash !== '#still') start(mostSecondsByItself)
