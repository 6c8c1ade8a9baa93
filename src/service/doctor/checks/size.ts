// The largest message that comes back, by bisection, and what becomes of a larger one.

import type { Check } from '../check.ts'
import { broken, ok } from '../finding.ts'
import { limited } from '../limited.ts'
import { EndedError, type Visit } from '../visit.ts'

/** Bisection stops where it knows the limit by this part of it. */
const PRECISION = 0.02

/** How long one message may take; a path that lost it says nothing. */
const WAIT_MS = 5000

export const size: Check = {
  name: 'size',
  group: 'Fidelity',
  needs: ['upgrade'],
  limitMs: () => 60_000,
  async run(visit) {
    const wanted = visit.options.messageBytes
    const end = await endAt(visit, wanted)
    if (end === null) {
      const above = await endAt(visit, wanted * 2)
      const value = `${wanted} bytes come back; ${wanted * 2}: ${above ?? 'come back too'}`
      return ok(value, { figures: { largest: wanted, above } })
    }
    const limit = await bisect(visit, wanted)
    return broken(`${limit} bytes at most of ${wanted}: ${end}`, {
      meaning: 'Larger messages end the connection, or are lost.',
      change: end.includes('1009')
        ? 'Raise the limit for a message at the server (MAX_MESSAGE_BYTES of edge-echo) or in between, or send smaller ones.'
        : 'Something in between limits messages and does not say so with 1009: look at its buffers, or send smaller ones.',
      figures: { largest: limit, end },
    })
  },
}

/** The largest size that passes, where `tooLarge` does not. */
async function bisect(visit: Visit, tooLarge: number): Promise<number> {
  let low = 0
  let high = tooLarge
  while (high - low > Math.max(1, high * PRECISION)) {
    const middle = Math.floor((low + high) / 2)
    if ((await endAt(visit, middle)) === null) low = middle
    else high = middle
  }
  return low
}

/** How a message of that size has failed; null when it came back. */
async function endAt(visit: Visit, bytes: number): Promise<string | null> {
  const session = await visit.open()
  const signal = limited(visit.signal, WAIT_MS)
  try {
    await session.send(new Uint8Array(bytes))
    const message = await session.wait({ signal })
    if (message === null) return new EndedError(await session.closed).message
    return message.length === bytes ? null : `${message.length} bytes came back`
  } catch {
    visit.signal.throwIfAborted()
    return `nothing came back within ${WAIT_MS / 1000} s`
  } finally {
    session.terminate()
  }
}
