// Sends the message N times: the fields of a run, its progress, how it is stopped.
import { say } from '../language.js'
import { parsers } from '../wire/parsers.js'
import { repeat } from '../wire/repeater.js'
import { button, check, element, html } from './element.js'

const progress = element('repeat-progress', HTMLProgressElement)

/** @param {() => Promise<import('../wire/repeater.js').Work | null>} prepare */
export const startRepeatPanel = (prepare) => {
  /** @type {AbortController | null} */
  let running = null
  const run = button('repeat-run', async () => {
    if (running) return running.abort()
    const count = check('repeat-count', parsers.number, 'badNumber')
    const intervalMs = check('repeat-interval', parsers.number, 'badNumber')
    const work = count !== null && intervalMs !== null && (await prepare())
    if (!work) return
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
