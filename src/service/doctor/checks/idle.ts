// How long a silent connection lives, how it ends, and the heartbeat that would keep it. All probes run
// at once.

import type { WebSocketSession } from '../../../library/client/node/index.ts'
import type { Check } from '../check.ts'
import { broken, type Finding, ok, skipped } from '../finding.ts'
import { pause } from '../pause.ts'
import { isKnown, productAt } from '../products.ts'
import type { Visit } from '../visit.ts'

/** Heartbeats, as parts of the time that was asked for. */
const PARTS = [2, 4, 8, 16, 32]

interface Probe {
  /** Seconds from ping to ping; null: silent. */
  heartbeat: number | null
  /** How it ended, and after how many seconds; null: it lives. */
  end: { code: number; after: number } | null
}

export const idle: Check = {
  name: 'idle',
  group: 'Life',
  needs: ['upgrade'],
  limitMs: ({ idleSeconds }) => (idleSeconds + 20) * 1000,
  async run(visit) {
    const seconds = visit.options.idleSeconds
    if (seconds === 0) return skipped('asked for with --idle')
    const beats = [null, ...PARTS.map((part) => seconds / part)]
    const probes = await Promise.all(beats.map((beat) => probe(visit, seconds, beat)))
    const silent = probes.find(({ heartbeat }) => heartbeat === null)
    const figures = { probes }
    if (!silent?.end) return ok(`lives for ${seconds} s`, { figures })
    const kept = probes.find(({ heartbeat, end }) => heartbeat !== null && end === null)
    return cut(silent.end, kept?.heartbeat ?? null, { figures, visit })
  },
}

async function cut(
  end: NonNullable<Probe['end']>,
  heartbeat: number | null,
  { figures, visit }: { figures: Finding['figures']; visit: Visit },
): Promise<Finding> {
  const product = await productAt(visit.url, visit.options.headers)
  const advice =
    heartbeat === null
      ? withoutHeartbeat(end.after, visit.options.idleSeconds)
      : `A ping every ${Number(heartbeat.toFixed(2))} s keeps it (HEARTBEAT_SECONDS of edge-echo)`
  const name = isKnown(product) ? `${product.name}: ` : ''
  return broken(`ends with ${end.code} after ${end.after.toFixed(1)} s of silence`, {
    meaning: 'Something in between ends connections on which nothing is said.',
    change: `${advice}; or raise ${name}${product.idle}.`,
    ...(figures && { figures }),
  })
}

/** Advice where no ping that was tried has kept the connection. */
function withoutHeartbeat(after: number, idleSeconds: number): string {
  const shortest = idleSeconds / Math.max(...PARTS)
  return shortest < after
    ? 'No ping kept it: send messages as a heartbeat'
    : `A ping has to come sooner than that, and none so soon was tried: a shorter --idle does`
}

async function probe(visit: Visit, seconds: number, heartbeat: number | null): Promise<Probe> {
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
  return { heartbeat, end }
}

/** Never rejects: what has ended is told by the session. */
async function beat(
  session: WebSocketSession,
  seconds: number,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await pause(seconds * 1000, signal).catch(() => {})
    if (!signal.aborted && !session.isClosed()) session.ping().catch(() => {})
  }
}
