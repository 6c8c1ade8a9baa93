// A row of the log is used again for another entry: the focus stays with the entry, and goes to the log
// itself once that is out of sight.

/** To be called before the page is drawn. @returns {() => void} to be called when it is */
export const holdRowFocus = () => {
  const button = document.activeElement
  const row = button?.closest('li')
  const log = row?.closest('[role="region"]')
  const number = row?.dataset.number
  if (!number || !(log instanceof HTMLElement)) return () => {}
  return () => {
    if (row.dataset.number === number && document.activeElement === button) return
    const same = log.querySelector(`li[data-number="${number}"] > button`)
    const next = same instanceof HTMLElement ? same : log
    next.focus({ preventScroll: true })
  }
}
