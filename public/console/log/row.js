// A message as one line of the list. Content is only ever set as text, so HTML in it stays inert.
import { translate } from '../language.js'
import { dumpLine } from '../wire/bytes.js'
import { formatDuration, formatSize, formatTime } from './figures.js'

/** @param {import('./log.js').Entry} entry */
export const makeRow = ({ at, direction, kind, size, roundTripMs, data }) => {
  const parts = {
    time: formatTime(at),
    way: translate(`way-${direction}`),
    kind: translate(kind),
    size: formatSize(size),
    trip: roundTripMs === undefined ? '' : formatDuration(roundTripMs),
    content: typeof data === 'string' ? data.slice(0, 300) : dumpLine(data.subarray(0, 16)),
  }
  const row = document.createElement('li')
  const line = document.createElement('button')
  for (const [name, text] of Object.entries(parts)) {
    const part = document.createElement('span')
    part.className = name
    part.textContent = text
    line.append(part)
  }
  line.tabIndex = -1
  row.className = direction
  row.append(line)
  return row
}
