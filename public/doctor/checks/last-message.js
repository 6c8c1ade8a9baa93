// Whether what is sent in front of a close arrives, in both directions.
import { broken, note, ok, sentence, skipped } from '../finding.js'

/** @import { Check, Session, Visit } from '../check.js' */
/** @import { Finding, Sentence } from '../finding.js' */

const MESSAGES = 20

/** The close that the server is asked for. */
const CODE = 4000

/** @type {Check} */
export const lastMessage = {
  name: 'last-message',
  group: 'Fidelity',
  needs: ['upgrade', 'echo'],
  async run(visit) {
    const isEdgeEcho = visit.way.seen !== null
    if (!visit.client.readsBehindClose) {
      if (!isEdgeEcho) return skipped(sentence('lastUnread'))
      const figures = { inFrontOfServersClose: await inFrontOfServersClose(visit) }
      return figures.inFrontOfServersClose > 0
        ? ok(sentence('lastOfServer'), { figures })
        : lostMessages(sentence('lastOfServerLost'), isEdgeEcho, figures)
    }
    const echoes = await inFrontOfClose(visit)
    const own = isEdgeEcho ? await inFrontOfServersClose(visit) : null
    const figures = { echoes, inFrontOfServersClose: own }
    if (echoes === MESSAGES && own !== 0)
      return ok(sentence('lastAll', { count: MESSAGES }), { figures })
    const lost = MESSAGES - echoes + (own === 0 ? 1 : 0)
    return lostMessages(sentence('lastLost', { lost, count: MESSAGES }), isEdgeEcho, figures)
  },
}

/** @type {(value: Sentence, isEdgeEcho: boolean, figures: NonNullable<Finding['figures']>) => Finding} */
const lostMessages = (value, isEdgeEcho, figures) => {
  const change = sentence('lastChange')
  return isEdgeEcho
    ? broken(value, { meaning: sentence('lastStopped'), change, figures })
    : note(value, { meaning: sentence('lastDropped'), change, figures })
}

/** How many echoes come back. @param {Visit} visit */
const inFrontOfClose = async (visit) => {
  const session = await visit.open()
  for (let number = 0; number < MESSAGES; number += 1) void session.send(`${number}`)
  session.closeWrite(1000)
  return count(session, visit)
}

/** The same when the server closes: 1 when its message comes, in front of its close. @param {Visit} visit */
const inFrontOfServersClose = async (visit) => {
  const session = await visit.open({}, `close=${CODE}&after=1`)
  await session.send('last')
  return count(session, visit)
}

/** @type {(session: Session, visit: Visit) => Promise<number>} */
const count = async (session, { signal }) => {
  let messages = 0
  while ((await session.wait({ signal })) !== null) messages += 1
  return messages
}
