// Whether what is sent in front of a close arrives, in both directions.

import type { WebSocketSession } from '../../../library/client/node/index.ts'
import type { Check } from '../check.ts'
import { broken, type Finding, note, ok } from '../finding.ts'
import type { Visit } from '../visit.ts'

const MESSAGES = 20

/** The close that the server is asked for. */
const CODE = 4000

export const lastMessage: Check = {
  name: 'last-message',
  group: 'Fidelity',
  needs: ['upgrade'],
  async run(visit) {
    const echoes = await inFrontOfClose(visit)
    const isEdgeEcho = visit.way.seen !== null
    const own = isEdgeEcho ? await inFrontOfServersClose(visit) : null
    const figures = { echoes, inFrontOfServersClose: own }
    if (echoes === MESSAGES && own !== 0) {
      return ok(`${MESSAGES} messages and a close at once: all came back`, { figures })
    }
    const lost = MESSAGES - echoes + (own === 0 ? 1 : 0)
    return lostMessages(
      `${lost} of ${MESSAGES} in front of a close did not come back`,
      isEdgeEcho,
      figures,
    )
  },
}

function lostMessages(value: string, isEdgeEcho: boolean, figures: Finding['figures']): Finding {
  const change = 'Have the other side say that it has got everything before you close.'
  if (isEdgeEcho) {
    return broken(value, {
      meaning: 'Something in between stops passing messages on once it has seen a close frame.',
      change,
      figures,
    })
  }
  const meaning =
    'Most servers drop what they have not answered when they are closed, and a proxy may.'
  return note(value, { meaning, change, figures })
}

/** How many echoes come back. */
async function inFrontOfClose(visit: Visit): Promise<number> {
  const session = await visit.open()
  for (let number = 0; number < MESSAGES; number += 1) void session.send(`${number}`)
  session.closeWrite(1000)
  return count(session, visit)
}

/** The same when the server closes: 1 when its message comes, in front of its close. */
async function inFrontOfServersClose(visit: Visit): Promise<number> {
  const session = await visit.open({}, `close=${CODE}&after=1`)
  await session.send('last')
  return count(session, visit)
}

async function count(session: WebSocketSession, { signal }: Visit): Promise<number> {
  let messages = 0
  while ((await session.wait({ signal })) !== null) messages += 1
  return messages
}
