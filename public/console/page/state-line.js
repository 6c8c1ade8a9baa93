// Says what the connection is doing or how it ended, in a live region that announces it.
import { say, translate } from '../language.js'
import { formatDuration } from '../log/figures.js'
import { closeName } from '../wire/close-codes.js'
import { html } from './element.js'

/** @import { Connection } from '../wire/connection.js' */

/** @param {Connection} connection */
const titleOf = ({ phase, closedHere, opened, ending }) => {
  if (!ending) return phase
  if (closedHere) return 'closedHere'
  if (!opened) return 'refused'
  return ending.code === 1006 ? 'cut' : 'closedThere'
}

/** @param {Connection} connection */
const describe = ({ target, socket, ending, lastedMs }) => {
  if (!ending) return `${target.url} ${socket.protocol}`
  const { code, reason, wasClean } = ending
  return translate('ending', {
    code: `${code}`,
    name: closeName(code),
    reason: translate(reason ? 'reason' : 'noReason', { reason }),
    clean: translate(wasClean ? 'clean' : 'notClean'),
    duration: formatDuration(lastedMs),
  })
}

/** @param {import('../wire/link.js').Link} link */
export const showState = ({ connection, retry }) => {
  if (!connection) return
  const { ending, phase, opened, closedHere } = connection
  html('state').dataset.phase = ending?.wasClean === false ? 'failed' : phase
  say(html('state-title'), titleOf(connection))
  html('state-detail').textContent = describe(connection)
  if (retry) say(html('state-next'), 'retrying', { ...retry, delay: formatDuration(retry.delayMs) })
  else say(html('state-next'), ending && !opened && !closedHere ? 'why' : null)
}
