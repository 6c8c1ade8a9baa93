// The largest message that comes back, by bisection, and what becomes of a larger one.
import { EndedError } from '../failure.js'
import { broken, ok, sentence } from '../finding.js'
import { limited } from '../limited.js'

/** @import { Check, Visit } from '../check.js' */
/** @import { Sentence } from '../finding.js' */

/** Bisection stops where it knows the limit by this part of it. */
const PRECISION = 0.02

/** How long one message may take; a path that lost it says nothing. */
const WAIT_MS = 5000

/** What says that it was too large. RFC 6455, 7.4.1 */
const TOO_BIG = 1009

/** @type {Check} */
export const size = {
  name: 'size',
  group: 'Fidelity',
  needs: ['upgrade', 'echo'],
  limitMs: () => 60_000,
  async run(visit) {
    const wanted = visit.options.messageBytes
    const end = await endAt(visit, wanted)
    if (end === null) {
      const above = await endAt(visit, wanted * 2)
      const what = above ?? sentence('sizeTwiceToo')
      const value = sentence('sizeComesBack', { bytes: wanted, twice: wanted * 2, what })
      return ok(value, { figures: { largest: wanted, above } })
    }
    const limit = await bisect(visit, wanted)
    const isTold = end.values?.code === TOO_BIG
    return broken(sentence('sizeAtMost', { bytes: limit, wanted, end }), {
      meaning: sentence('sizeLarger'),
      change: sentence(isTold ? 'sizeRaise' : 'sizeUntold'),
      figures: { largest: limit, end },
    })
  },
}

/** The largest size that passes, where `tooLarge` does not. @type {(visit: Visit, tooLarge: number) => Promise<number>} */
const bisect = async (visit, tooLarge) => {
  let low = 0
  let high = tooLarge
  while (high - low > Math.max(1, high * PRECISION)) {
    const middle = Math.floor((low + high) / 2)
    if ((await endAt(visit, middle)) === null) low = middle
    else high = middle
  }
  return low
}

/** How a message of that size has failed; null when it came back. @type {(visit: Visit, bytes: number) => Promise<Sentence | null>} */
const endAt = async (visit, bytes) => {
  const session = await visit.open()
  const signal = limited(visit.signal, WAIT_MS)
  try {
    await session.send(new Uint8Array(bytes))
    const message = await session.wait({ signal })
    if (message === null) return new EndedError(await session.closed).sentence
    return message.length === bytes ? null : sentence('sizeOther', { bytes: message.length })
  } catch {
    visit.signal.throwIfAborted()
    return sentence('sizeNothing', { seconds: WAIT_MS / 1000 })
  } finally {
    session.terminate()
  }
}
