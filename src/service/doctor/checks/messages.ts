// Whether messages come back as they were sent.

import { isDeepStrictEqual } from 'node:util'
import type { Message } from '../../../library/client/node/index.ts'
import type { Check } from '../check.ts'
import { broken, ok } from '../finding.ts'

/** Where encodings and frame lengths change: RFC 3629, 3 and RFC 6455, 5.2. */
const CASES: [name: string, message: Message][] = [
  ['text', 'hello'],
  ['empty text', ''],
  ['binary', Uint8Array.from({ length: 256 }, (_, index) => index)],
  ['empty binary', new Uint8Array(0)],
  ['UTF-8 of 1 to 4 bytes', '\u007f\u0080\u07ff\u0800\uffff\u{10000}\u{10ffff}'],
  ['text with control characters', '\u0000\u0001\r\n\u001f\u2028\ufeff'],
  ['125 bytes', 'a'.repeat(125)],
  ['126 bytes', 'b'.repeat(126)],
  ['65,535 bytes', new Uint8Array(65_535).fill(7)],
  ['65,536 bytes', new Uint8Array(65_536).fill(8)],
]

export const messages: Check = {
  name: 'messages',
  group: 'Fidelity',
  needs: ['upgrade'],
  async run(visit) {
    const wrong: string[] = []
    let session = await visit.open()
    for (const [name, message] of CASES) {
      try {
        await session.send(message)
        if (!isSame(await visit.next(session), message)) wrong.push(name)
      } catch (error) {
        if (visit.signal.aborted) throw error
        wrong.push(`${name} (${(error as Error).message})`)
        session = await visit.open()
      }
    }
    if (wrong.length === 0) return ok('text, binary, empty, UTF-8: all as they were sent')
    return broken(`not as it was sent: ${wrong.join(', ')}`, {
      meaning: 'The endpoint is no echo, or something on the way changes messages.',
      change:
        'Give the address of an echo endpoint. Where it is one, turn off what inspects or rewrites messages.',
    })
  },
}

function isSame(received: Message, sent: Message): boolean {
  if (typeof received === 'string' || typeof sent === 'string') return received === sent
  return isDeepStrictEqual(Buffer.from(received), Buffer.from(sent))
}
