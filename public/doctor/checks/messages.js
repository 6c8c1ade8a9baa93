// Whether messages come back as they were sent, and before that whether the endpoint is an echo at all.
import { EndedError, sayError } from '../failure.js'
import { broken, joined, ok, sentence } from '../finding.js'
import { limited } from '../limited.js'
import { next } from '../next.js'

/** @import { Check, Message, Session, Visit } from '../check.js' */
/** @import { DoctorKey, Finding, Part } from '../finding.js' */

/** How long the first echo may take; an endpoint that needs longer is taken for none. */
const FIRST_MS = 5000

/** How long the echo may take behind another message. */
const BEHIND_MS = 1000

/** What says that a message was too large, which is for `size` to tell. RFC 6455, 7.4.1 */
const TOO_BIG = 1009

const HELLO = 'hello'

/** Where encodings and frame lengths change: RFC 3629, 3 and RFC 6455, 5.2. @type {[DoctorKey, Message][]} */
const CASES = [
  ['caseText', HELLO],
  ['caseEmptyText', ''],
  ['caseBinary', Uint8Array.from({ length: 256 }, (_, index) => index)],
  ['caseEmptyBinary', new Uint8Array(0)],
  ['caseUtf8', '\u007f\u0080\u07ff\u0800\uffff\u{10000}\u{10ffff}'],
  ['caseControls', '\u0000\u0001\r\n\u001f\u2028\ufeff'],
  ['case125', 'a'.repeat(125)],
  ['case126', 'b'.repeat(126)],
  ['case65535', new Uint8Array(65_535).fill(7)],
  ['case65536', new Uint8Array(65_536).fill(8)],
]

/** @type {Check} */
export const messages = {
  name: 'messages',
  group: 'Fidelity',
  needs: ['upgrade'],
  async run(visit) {
    const noEcho = await findNoEcho(visit)
    if (noEcho !== null) {
      visit.way.echoes = false
      return noEcho
    }
    const wrong = /** @type {Part[]} */ ([])
    let hasTooLarge = false
    let session = await visit.open()
    for (const [key, message] of CASES) {
      const name = sentence(key)
      try {
        await session.send(message)
        if (!isSame(await next(session, visit.signal), message)) wrong.push(name)
      } catch (error) {
        if (visit.signal.aborted) throw error
        if (isTooLarge(error)) hasTooLarge = true
        else wrong.push(sentence('caseFailed', { name, error: sayError(error) }))
        session = await visit.open()
      }
    }
    if (wrong.length === 0)
      return ok(sentence(hasTooLarge ? 'messagesAlikeSmall' : 'messagesAlike'))
    return broken(sentence('messagesDiffer', { names: joined('enumerated', wrong) }), {
      meaning: sentence('messagesChanged'),
      change: sentence('messagesLook'),
    })
  },
}

/** Null for an endpoint that echoes, whatever the way makes of it. @type {(visit: Visit) => Promise<Finding | null>} */
const findNoEcho = async (visit) => {
  const session = await visit.open()
  try {
    await session.send(HELLO)
    const first = await next(session, limited(visit.signal, FIRST_MS))
    if (first === HELLO || !(await isBehind(visit, session))) return null
    return broken(sentence('messagesUnasked', { bytes: first.length }), {
      meaning: sentence('messagesUntold'),
      change: sentence('messagesQuiet'),
    })
  } catch (error) {
    visit.signal.throwIfAborted()
    if (error instanceof EndedError) return null
    return broken(sentence('sizeNothing', { seconds: FIRST_MS / 1000 }), {
      meaning: sentence('messagesChanged'),
      change: sentence('messagesLook'),
    })
  } finally {
    session.terminate()
  }
}

/** Whether the echo is behind a message that was not asked for. @type {(visit: Visit, session: Session) => Promise<boolean>} */
const isBehind = async (visit, session) => {
  try {
    return (await next(session, limited(visit.signal, BEHIND_MS))) === HELLO
  } catch {
    visit.signal.throwIfAborted()
    return false
  }
}

/** @param {unknown} error */
const isTooLarge = (error) => error instanceof EndedError && error.sentence.values?.code === TOO_BIG

/** @type {(received: Message, sent: Message) => boolean} */
const isSame = (received, sent) => {
  if (typeof received === 'string' || typeof sent === 'string') return received === sent
  return received.length === sent.length && received.every((byte, at) => byte === sent[at])
}
