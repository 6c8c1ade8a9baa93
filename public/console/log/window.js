// Which rows of a long list to render: those in sight and a few around them.

const around = 4

/**
 * @param {number} count @param {number} rowHeight
 * @param {Pick<Element, 'scrollTop' | 'clientHeight'>} view
 * @returns rows `start` up to `end`, and the pixels in place of those before and after
 */
export const windowOf = (count, rowHeight, { scrollTop, clientHeight }) => {
  const first = Math.min(Math.floor(scrollTop / rowHeight), count - 1)
  const start = Math.max(0, first - around)
  const end = Math.min(count, first + Math.ceil(clientHeight / rowHeight) + around)
  return { start, end, before: start * rowHeight, after: (count - end) * rowHeight }
}
