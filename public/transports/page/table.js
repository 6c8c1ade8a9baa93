// The table of results, and the same as Markdown.
import { say, translate } from '../language.js'
import { toMarkdown } from '../measure/figures.js'
import { element } from './element.js'

/** @import { Key } from '../language.js' */

/** @type {Key[]} in the order of `cellsOf` */
const columns = [
  'transport',
  'ticks',
  'missed',
  'requests',
  'headerBytes',
  'bodyBytes',
  'bytesPerTick',
  'p50',
  'p99',
  'openMean',
]

/** @param {Key[]} names the rows, in order */
export const makeTable = (names) => {
  for (const key of columns) {
    const head = document.createElement('th')
    head.scope = 'col'
    say(head, key)
    element('heads', HTMLElement).append(head)
  }
  const rows = names.map((name) => {
    const row = document.createElement('tr')
    const head = document.createElement('th')
    head.scope = 'row'
    say(head, name)
    row.append(head)
    element('rows', HTMLElement).append(row)
    return columns.slice(1).map(() => {
      const cell = row.insertCell()
      cell.textContent = '–'
      return cell
    })
  })
  return {
    /** @param {string[][]} cells */
    show(cells) {
      for (const [at, row] of rows.entries()) {
        for (const [column, cell] of row.entries()) cell.textContent = cells[at]?.[column] ?? '–'
      }
    },
    markdown: () =>
      toMarkdown(
        columns.map((key) => translate(key)),
        names.map((name, at) => [
          translate(name),
          ...(rows[at] ?? []).map((cell) => cell.textContent ?? ''),
        ]),
      ),
  }
}

/** @param {() => string} markdown */
export const startCopying = (markdown) => {
  element('copy', HTMLButtonElement).onclick = async () => {
    const text = markdown()
    const place = element('markdown', HTMLElement)
    try {
      await navigator.clipboard.writeText(text)
      place.textContent = ''
      say('copy-status', 'copied')
    } catch {
      // Only a page that came over https may write to the clipboard.
      place.textContent = text
      getSelection()?.selectAllChildren(place)
      say('copy-status', 'copyByHand')
    }
  }
}
