// Sends the message N times, and shows how far it is.
import { say } from '../language.js'
import { repeat } from '../wire/repeater.js'
import { button, checkBounds, element, html, input } from './element.js'

const progress = element('repeat-progress', HTMLProgressElement)
const [times, interval] = [input('repeat-count'), input('repeat-interval')]

/** @param {() => Promise<import('../wire/repeater.js').Work | null>} prepare */
export const startRepeatPanel = (prepare) => {
  /** @type {AbortController | null} */
  let running = null
  const run = button('repeat-run', async () => {
    if (running) return running.abort()
    const work = checkBounds(times) && checkBounds(interval) && (await prepare())
    if (!work) return
    const [count, intervalMs] = [times.valueAsNumber, interval.valueAsNumber]
    running = new AbortController()
    progress.max = count
    progress.value = 0
    progress.hidden = false
    say(run, 'stop')
    for await (const done of repeat(work, { count, intervalMs, signal: running.signal })) {
      progress.value = done
    }
    running = null
    progress.hidden = true
    say(run, 'start')
    say(html('repeat-status'), 'repeated', { done: progress.value, count })
  })
}
