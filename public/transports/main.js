// The page: starts and stops a run of the four transports, and draws it while it goes on.
import { forget, keep, keepFields, recall } from '../console/page/keep.js'
import { prefersChinese, say, speak } from './language.js'
import { now } from './measure/clock-offset.js'
import { windowMs } from './measure/drawing.js'
import { cellsOf, figuresOf } from './measure/figures.js'
import { Run } from './measure/run.js'
import { element } from './page/element.js'
import { readLength, startForm } from './page/form.js'
import { makeLane } from './page/lane.js'
import { sayHowMeasured } from './page/measured.js'
import { makeTable, startCopying } from './page/table.js'
import { fetchClock } from './transport/ask.js'
import { longPoll } from './transport/long-polling.js'
import { poll } from './transport/polling.js'
import { stream } from './transport/streaming.js'
import { push } from './transport/websocket.js'

const transports = { polling: poll, longPolling: longPoll, streaming: stream, websocket: push }
const names = /** @type {(keyof typeof transports)[]} */ (Object.keys(transports))
const lanes = names.map(makeLane)
const table = makeTable(names)
const progress = element('progress', HTMLProgressElement)

/** @type {Run<keyof typeof transports> | null} while it runs */
let run = null

/** @type {(run: Run<keyof typeof transports>, at: number, through: number) => void} */
const show = (run, at, through) => {
  const tallies = names.map((name) => run.tallies[name])
  const mostBytes = Math.max(1, ...tallies.map((tally) => tally.headerBytes + tally.bodyBytes))
  const window = { from: at - windowMs(run.plan.interval), to: at, offsetMs: run.offset.ms }
  for (const [index, tally] of tallies.entries()) {
    lanes[index]?.(tally, window, through, mostBytes)
  }
  table.show(tallies.map((tally) => cellsOf(figuresOf(tally, run.offset, { at, through }))))
  progress.value = run.progress(at)
}

/** Draws on, as smoothly as the screen does, or twice a second for whom motion is too much. */
const isStill = matchMedia('(prefers-reduced-motion: reduce)')
const draw = () => {
  if (!run) return
  const at = now()
  show(run, at, run.through(at))
  if (isStill.matches) setTimeout(draw, 500)
  else requestAnimationFrame(draw)
}

const start = async () => {
  const length = readLength()
  if (!length) return
  try {
    const answer = await fetchClock(`/clock?interval=${length.interval}`)
    run = new Run(await answer.json(), length, transports)
    sayHowMeasured(answer)
  } catch (error) {
    say('form-error', 'noClock', { error: `${error}` })
    return
  }
  const { first, last } = run.plan
  say('run', 'stop')
  say('status', 'running', { count: last - first + 1 })
  draw()
  const counted = await run.finished
  show(run, now(), counted)
  progress.value = 1
  say('run', 'start')
  say('status', counted < last ? 'stopped' : 'done', { count: Math.max(0, counted - first + 1) })
  run = null
}

let isStarting = false
startForm(async () => {
  if (run) run.stop()
  else if (!isStarting) {
    isStarting = true
    await start()
    isStarting = false
  }
})
startCopying(table.markdown)
keepFields()
element('forget', HTMLButtonElement).onclick = () => {
  forget()
  location.reload()
}

const kept = recall('language')
let isChinese = kept ? kept === 'zh' : prefersChinese(navigator.languages)
element('language', HTMLButtonElement).onclick = () => {
  isChinese = !isChinese
  keep('language', isChinese ? 'zh' : 'en')
  speak(isChinese)
}
speak(isChinese)
