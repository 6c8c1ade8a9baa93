// Says what the connection is doing and, after its end, who closed it, with which code, why and
// whether cleanly. It is a live region: each change is announced.
import { say, translate } from '../language/language.js'
import { formatDuration } from '../log/figures.js'
import { closeName } from '../wire/close-codes.js'
import { html } from './element.js'

/** @import { Connection } from '../wire/connection.js' */

/** @param {Connection} connection */
const titleOf = ({ phase, closedHere, opened, ending, socket }) => {
  if (!ending) return phase === 'open' && socket.protocol ? 'openWith' : phase
  if (closedHere) return 'closedHere'
  if (!opened) return 'refused'
  return ending.code === 1006 ? 'cut' : 'closedThere'
}

/** @param {Connection} connection */
const describe = ({ target, ending, lastedMs }) => {
  if (!ending) return target.url
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
  const { ending, phase, socket, opened, closedHere } = connection
  const next = html('state-next')
  html('state').dataset.phase = ending?.wasClean === false ? 'failed' : phase
  say(html('state-title'), titleOf(connection), { protocol: socket.protocol })
  html('state-detail').textContent = describe(connection)
  if (retry) say(next, 'retrying', { ...retry, delay: formatDuration(retry.delayMs) })
  else say(next, ending && !opened && !closedHere ? 'why' : null)
}
