// Whether a close arrives as it was meant, with its code and reason. RFC 6455, 7.4

import type { Check } from '../check.ts'
import { broken, ok } from '../finding.ts'
import type { Visit } from '../visit.ts'

const CODES = [1000, 3000, 4999]

/** An echo of a close has the code; whether it has the reason is up to the server. RFC 6455, 5.5.1 */
const REASON = 'bye, 再见'

export const closeCodes: Check = {
  name: 'close-codes',
  group: 'Fidelity',
  needs: ['upgrade'],
  async run(visit) {
    const isEdgeEcho = visit.way.seen !== null
    const wrong: string[] = []
    for (const code of CODES) {
      const got = await closeWith(visit, code)
      if (got !== code) wrong.push(`${code} was answered with ${got}`)
      const sent = isEdgeEcho ? await askForClose(visit, code) : code
      if (sent !== code) wrong.push(`the server's ${code} arrived as ${sent}`)
    }
    if (wrong.length === 0)
      return ok(`${CODES.join(', ')} arrive${isEdgeEcho ? ', both ways' : ''}`)
    return broken(wrong.join('; '), {
      meaning: wrong.some((text) => text.endsWith('1006'))
        ? 'A close frame does not get through: both sides see a lost connection, and clients connect anew.'
        : 'Something in between closes in its own name, so that a client cannot tell why.',
      change:
        'Let the proxy pass frames on as they are, and keep the connection until both have closed.',
    })
  },
}

async function closeWith(visit: Visit, code: number): Promise<number> {
  const session = await visit.open()
  // What has come back says that the server is there, and what is asked is about the close alone.
  await session.send('ready')
  await visit.next(session)
  session.closeWrite(code, REASON)
  return (await session.closed).code
}

async function askForClose(visit: Visit, code: number): Promise<number> {
  const session = await visit.open({}, `close=${code}&after=1`)
  await session.send('close')
  while ((await session.wait({ signal: visit.signal })) !== null);
  return (await session.closed).code
}
