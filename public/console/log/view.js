// Shows the log as a list of which only the rows in sight exist, and which the keyboard walks.
import { makeRow } from './row.js'
import { windowOf } from './window.js'

/** @typedef {{ onRender: () => void, onChoose: (number: number) => void }} Events */

/** @param {import('./log.js').Log} log @param {HTMLElement} list @param {Events} events */
export const startView = (log, list, { onRender, onChoose }) => {
  const viewport = list.parentElement ?? list
  /** By entry number. @type {Map<number, HTMLElement>} */
  const rows = new Map()
  let scheduled = false
  let rowHeight = 36
  let newest = -1
  let chosen = -1

  const refresh = () => {
    if (!scheduled) requestAnimationFrame(render)
    scheduled = true
  }

  const render = () => {
    scheduled = false
    // Rows that came in above what is being read would push it down.
    const added = log.positionOf(newest)
    if (added > 0 && viewport.scrollTop) viewport.scrollTop += added * rowHeight
    newest = log.numberAt(0)
    const { start, end, before, after } = windowOf(log.length, rowHeight, viewport)
    list.style.padding = `${before}px 0 ${after}px`
    place(
      Array.from({ length: end - start }, (_, at) => log.numberAt(start + at)),
      start,
    )
    // It comes from the style sheet and the reader's font size.
    const height = list.querySelector('li')?.offsetHeight || rowHeight
    if (height !== rowHeight) refresh()
    rowHeight = height
    onRender()
  }

  /** @param {number[]} numbers @param {number} start */
  const place = (numbers, start) => {
    for (const [number, row] of rows) {
      if (numbers.includes(number)) continue
      if (row.contains(document.activeElement)) viewport.focus({ preventScroll: true })
      row.remove()
      rows.delete(number)
    }
    numbers.forEach((number, at) => {
      const row = rows.get(number) ?? make(number)
      const there = list.children[at]
      // To move a row that is in its place would take the focus from it.
      if (there !== row) list.insertBefore(row, there ?? null)
      row.ariaPosInSet = `${start + at + 1}`
      row.ariaSetSize = `${log.length}`
    })
  }

  /** @param {number} number */
  const make = (number) => {
    const row = makeRow(log.get(number))
    row.onclick = () => choose(number)
    row.ariaCurrent = `${number === chosen}`
    rows.set(number, row)
    return row
  }

  /** @param {number} number */
  const choose = (number) => {
    chosen = number
    for (const [each, row] of rows) row.ariaCurrent = `${each === number}`
    onChoose(number)
  }

  viewport.onscroll = refresh
  viewport.onkeydown = (event) => {
    const now = log.positionOf(chosen)
    const last = log.length - 1
    const to = { ArrowDown: now + 1, ArrowUp: Math.max(0, now - 1), Home: 0, End: last }[event.key]
    if (to === undefined || to > last) return
    event.preventDefault()
    const lowest = (to + 1) * rowHeight - viewport.clientHeight
    viewport.scrollTop = Math.max(lowest, Math.min(to * rowHeight, viewport.scrollTop))
    choose(log.numberAt(to))
    render()
    rows.get(chosen)?.querySelector('button')?.focus({ preventScroll: true })
  }
  new ResizeObserver(refresh).observe(viewport)

  const reset = () => {
    list.replaceChildren()
    rows.clear()
    newest = -1
    refresh()
  }
  return { refresh, reset }
}
