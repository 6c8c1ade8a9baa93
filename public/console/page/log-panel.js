// The log on the page: its rows, the message that is unfolded, its tools.
import { say } from '../language.js'
import { formatSize } from '../log/figures.js'
import { startJournal } from '../log/journal.js'
import { jsonLine } from '../log/json-lines.js'
import { Log } from '../log/log.js'
import { startView } from '../log/view.js'
import { formatHex, hexDump } from '../wire/bytes.js'
import { drawChart } from './chart.js'
import { button, element, html, input } from './element.js'

/** More is cut on the screen, never in a copy or an export. */
const mostCharacters = 1 << 20

const log = new Log()
const content = html('content')
let chosen = ''

export const journal = startJournal((entry) => {
  log.append(entry)
  view.refresh()
})

export const view = startView(log, html('messagecontainer'), {
  onRender: () => {
    say(html('log-count'), 'count', {
      shown: log.length,
      n: log.entries.length,
      most: log.mostEntries,
      bytes: formatSize(log.mostBytes),
    })
    say(pause, log.paused ? 'heldBack' : 'pause', { n: log.heldBack })
    drawChart(journal.roundTrips)
  },
  onChoose: (number) => {
    const { data } = log.get(number)
    const text = typeof data === 'string'
    chosen = text ? data : formatHex(data)
    const whole = text ? data : hexDump(data.subarray(0, mostCharacters / 4))
    content.textContent = whole.slice(0, mostCharacters)
    html('detail').hidden = false
    say(copy, 'copy')
  },
})

const select = () => {
  log.select(input('filter').value, element('direction', HTMLSelectElement).value)
  view.reset()
}

/** Pages over plain http have no clipboard, except on this computer: there it is only selected. */
const copy = button('copy', async () => {
  getSelection()?.selectAllChildren(content)
  if (!navigator.clipboard) return
  await navigator.clipboard.writeText(chosen)
  say(copy, 'copied')
})

const pause = button('pause', () => {
  log.pause(!log.paused)
  pause.ariaPressed = `${log.paused}`
  view.reset()
})

export const startLog = () => {
  html('tools').oninput = select
  button('clear', () => {
    log.clear()
    journal.roundTrips.clear()
    view.reset()
  })
  button('export', () => {
    const href = URL.createObjectURL(new Blob(log.entries.map(jsonLine)))
    const download = `edge-echo-${Date.now()}.jsonl`
    Object.assign(document.createElement('a'), { href, download }).click()
    URL.revokeObjectURL(href)
  })
  select()
}
