// Whether messages come back as they were sent.
import { sayError } from '../failure.js'
import { broken, joined, ok, sentence } from '../finding.js'
import { next } from '../next.js'

/** @import { Check, Message } from '../check.js' */
/** @import { DoctorKey, Part } from '../finding.js' */

/** Where encodings and frame lengths change: RFC 3629, 3 and RFC 6455, 5.2. @type {[DoctorKey, Message][]} */
const CASES = [
  ['caseText', 'hello'],
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
    const wrong = /** @type {Part[]} */ ([])
    let session = await visit.open()
    for (const [key, message] of CASES) {
      const name = sentence(key)
      try {
        await session.send(message)
        if (!isSame(await next(session, visit.signal), message)) wrong.push(name)
      } catch (error) {
        if (visit.signal.aborted) throw error
        wrong.push(sentence('caseFailed', { name, error: sayError(error) }))
        session = await visit.open()
      }
    }
    if (wrong.length === 0) return ok(sentence('messagesAlike'))
    return broken(sentence('messagesDiffer', { names: joined('enumerated', wrong) }), {
      meaning: sentence('messagesChanged'),
      change: sentence('messagesLook'),
    })
  },
}

/** @type {(received: Message, sent: Message) => boolean} */
const isSame = (received, sent) => {
  if (typeof received === 'string' || typeof sent === 'string') return received === sent
  return received.length === sent.length && received.every((byte, at) => byte === sent[at])
}
