// Sends the message N times: the fields of a run, its progress, its stop button.
import { say } from '../language/language.js'
import { parsers } from '../wire/parsers.js'
import { repeat } from '../wire/repeater.js'
import { button, check, element, html } from './element.js'

const progress = element('repeat-progress', HTMLProgressElement)

/** @param {() => Promise<import('../wire/repeater.js').Work | null>} prepare */
export const startRepeatPanel = (prepare) => {
  let abort = new AbortController()

  /** @param {boolean} running */
  const show = (running) => {
    const focused = document.activeElement === (running ? start : stop)
    progress.hidden = stop.hidden = !running
    start.hidden = running
    if (focused) (running ? stop : start).focus()
  }

  const start = button('repeat-start', async () => {
    const count = check('repeat-count', parsers.number, 'badNumber')
    const intervalMs = check('repeat-interval', parsers.number, 'badNumber')
    const work = count !== null && intervalMs !== null && (await prepare())
    if (!work) return
    abort = new AbortController()
    progress.max = count
    progress.value = 0
    show(true)
    for await (const done of repeat(work, { count, intervalMs, signal: abort.signal })) {
      progress.value = done
    }
    show(false)
    say(html('repeat-status'), 'repeated', { done: progress.value, count })
  })
  const stop = button('repeat-stop', () => abort.abort())
}
