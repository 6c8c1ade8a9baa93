// Whether a close arrives as it was meant, with its code and reason. RFC 6455, 7.4
import { broken, joined, ok, sentence } from '../finding.js'
import { next } from '../next.js'

/** @import { Check, Visit } from '../check.js' */

const CODES = [1000, 3000, 4999]

/** An echo of a close has the code; whether it has the reason is up to the server. RFC 6455, 5.5.1 */
const REASON = 'bye, 再见'

const LOST = 1006

/** @type {Check} */
export const closeCodes = {
  name: 'close-codes',
  group: 'Fidelity',
  needs: ['upgrade', 'echo'],
  async run(visit) {
    const isEdgeEcho = visit.way.seen !== null
    const wrong = []
    let isLost = false
    for (const code of CODES) {
      const got = await closeWith(visit, code)
      if (got !== code) wrong.push(sentence('closeAnswered', { code, got }))
      const sent = isEdgeEcho ? await askForClose(visit, code) : code
      if (sent !== code) wrong.push(sentence('closeArrived', { code, got: sent }))
      isLost ||= got === LOST || sent === LOST
    }
    const codes = joined('enumerated', CODES)
    if (wrong.length === 0)
      return ok(sentence(isEdgeEcho ? 'closesBothWays' : 'closesArrive', { codes }))
    return broken(joined('listed', wrong), {
      meaning: sentence(isLost ? 'closesLost' : 'closesChanged'),
      change: sentence('closesPass'),
    })
  },
}

/** @type {(visit: Visit, code: number) => Promise<number>} */
const closeWith = async (visit, code) => {
  const session = await visit.open()
  // What has come back says that the server is there, and what is asked is about the close alone.
  await session.send('ready')
  await next(session, visit.signal)
  session.closeWrite(code, REASON)
  return (await session.closed).code
}

/** @type {(visit: Visit, code: number) => Promise<number>} */
const askForClose = async (visit, code) => {
  const session = await visit.open({}, `close=${code}&after=1`)
  await session.send('close')
  while ((await session.wait({ signal: visit.signal })) !== null);
  return (await session.closed).code
}
