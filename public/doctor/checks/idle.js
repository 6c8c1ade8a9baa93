// How long a silent connection lives, how it ends, and the heartbeat that would keep it. All probes run
// at once.
import { broken, ok, sentence, skipped } from '../finding.js'
import { pause } from '../pause.js'
import { adviceOf, productAt } from '../products.js'

/** @import { Check, Session, Visit } from '../check.js' */
/** @import { Finding, Sentence } from '../finding.js' */

/** Heartbeats, as parts of the time that was asked for. */
const PARTS = [2, 4, 8, 16, 32]

/**
 * @typedef {object} Probe
 * @property {number | null} heartbeat seconds from one to the next; null: silent
 * @property {boolean} isPinging whether a heartbeat is a ping, and not a message
 * @property {{ code: number, after: number } | null} end how it ended, and after how many seconds; null: it lives
 */

/** @type {Check} */
export const idle = {
  name: 'idle',
  group: 'Life',
  needs: ['upgrade'],
  limitMs: ({ idleSeconds }) => (idleSeconds + 20) * 1000,
  async run(visit) {
    const seconds = visit.options.idleSeconds
    if (seconds === 0) return skipped(sentence('askedFor', { flag: '--idle' }))
    const beats = [null, ...PARTS.map((part) => seconds / part)]
    const probes = await Promise.all(beats.map((beat) => probe(visit, seconds, beat)))
    const silent = probes.find(({ heartbeat }) => heartbeat === null)
    const figures = { probes: probes.map(({ heartbeat, end }) => ({ heartbeat, end })) }
    if (!silent?.end) return ok(sentence('idleLives', { seconds }), { figures })
    const kept = probes.find(({ heartbeat, end }) => heartbeat !== null && end === null)
    return cut(silent.end, kept?.heartbeat ?? null, { figures, visit, isPinging: silent.isPinging })
  },
}

/** @type {(end: NonNullable<Probe['end']>, heartbeat: number | null, about: { figures: NonNullable<Finding['figures']>, visit: Visit, isPinging: boolean }) => Promise<Finding>} */
const cut = async (end, heartbeat, { figures, visit, isPinging }) => {
  const product = await productAt(visit)
  const advice =
    heartbeat === null
      ? withoutHeartbeat(end.after, visit.options.idleSeconds)
      : sentence(isPinging ? 'idlePing' : 'idleMessage', {
          seconds: Number(heartbeat.toFixed(2)),
        })
  const value = sentence('idleEnds', { code: end.code, seconds: end.after.toFixed(1) })
  return broken(value, {
    meaning: sentence('idleCut'),
    change: sentence('idleChange', { advice, raise: adviceOf(product, product.idle) }),
    figures,
  })
}

/** Advice where no heartbeat that was tried has kept the connection. @type {(after: number, idleSeconds: number) => Sentence} */
const withoutHeartbeat = (after, idleSeconds) => {
  const shortest = idleSeconds / Math.max(...PARTS)
  return sentence(shortest < after ? 'idleNoPing' : 'idleSooner')
}

/** @type {(visit: Visit, seconds: number, heartbeat: number | null) => Promise<Probe>} */
const probe = async (visit, seconds, heartbeat) => {
  const session = await visit.open()
  const startedAt = performance.now()
  const over = new AbortController()
  const signal = AbortSignal.any([visit.signal, over.signal])
  const beating = heartbeat === null ? null : beat(session, heartbeat, signal)
  const end = await Promise.race([
    session.closed.then(({ code }) => ({ code, after: (performance.now() - startedAt) / 1000 })),
    pause(seconds * 1000, signal).then(() => null),
  ])
  over.abort()
  await beating
  session.terminate()
  return { heartbeat, isPinging: session.ping !== undefined, end }
}

/** Never rejects: what has ended is told by the session. @type {(session: Session, seconds: number, signal: AbortSignal) => Promise<void>} */
const beat = async (session, seconds, signal) => {
  while (!signal.aborted) {
    await pause(seconds * 1000, signal).catch(() => {})
    if (signal.aborted || session.isClosed()) continue
    if (session.ping) session.ping().catch(() => {})
    else session.send('heartbeat')
  }
}
