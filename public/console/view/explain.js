// How a connection ended, in sentences.
import { formatDuration, formatSize } from '../../shared/format.js'
import { closeName } from '../wire/close-codes.js'

/** @import { Key, Say } from '../../shared/language.js' */
/** @import { Happening } from '../log/entry.js' */
/** @import { Link, State } from '../state/state.js' */

/** @type {Record<number, Key>} */
const explanations = {
  1000: 'explain1000',
  1001: 'explain1001',
  1002: 'explain1002',
  1003: 'explain1003',
  1005: 'explain1005',
  1006: 'explain1006',
  1007: 'explain1007',
  1008: 'explain1008',
  1009: 'explain1009',
  1010: 'explain1010',
  1011: 'explain1011',
  1012: 'explain1012',
  1013: 'explain1013',
  1014: 'explain1014',
}

/** @type {(say: Say, ending: { code: number, limitBytes?: number | undefined }) => string} */
export const explain = (say, { code, limitBytes }) =>
  code === 1009 && limitBytes
    ? say('explain1009Here', { limit: formatSize(limitBytes) })
    : say(explanations[code] ?? (code < 4000 ? 'explain3000' : 'explain4000'))

/** @type {(code: number) => string} */
export const nameOf = (code) => `${code} ${closeName(code)}`

/** @type {(say: Say, ending: { code: number, reason: string, wasClean: boolean, lastedMs: number }) => string} */
const describeEnding = (say, { code, reason, wasClean, lastedMs }) =>
  say('ending', {
    name: nameOf(code),
    reason: reason ? `${say('comma')}${say('reason', { reason })}` : '',
    clean: wasClean ? '' : `${say('comma')}${say('notClean')}`,
    duration: formatDuration(lastedMs),
  })

/** @type {(link: Link) => Key} */
const titleOf = ({ phase, openedAt, ending }) => {
  if (!ending) return phase === 'closed' ? 'closing' : phase
  if (ending.closedHere) return openedAt ? 'closedHere' : 'cancelled'
  if (!openedAt) return 'refused'
  return ending.code === 1006 ? 'cut' : 'closedThere'
}

/** @type {(say: Say, state: State) => { phase: string, title: string, detail: string, next: string }} */
export const describeState = (say, { link, retry, refusal, now, isOnce }) => {
  if (!link) {
    const title = say(isOnce ? 'idleOnce' : 'idle')
    return { phase: 'idle', title, detail: isOnce ? say('idleOnceDetail') : '', next: '' }
  }
  const { ending, phase } = link
  const isFailed = ending !== null && !ending.wasClean && !ending.closedHere
  const seconds = retry ? Math.max(0, Math.ceil((retry.dueAt - now) / 1000)) : 0
  const isRefused = ending !== null && !link.openedAt && !ending.closedHere
  const isCancelled = ending !== null && !link.openedAt && ending.closedHere
  const echoed = isOnce && ending?.code === 1000 ? link.tripMs : null
  const why = refusal || link.failure || say('why')
  return {
    phase: isFailed ? 'failed' : phase,
    title:
      echoed === null ? say(titleOf(link)) : say('echoed', { duration: formatDuration(echoed) }),
    detail: isCancelled
      ? say('lasted', { duration: formatDuration(ending.lastedMs) })
      : ending && !isRefused
        ? describeEnding(say, ending)
        : '',
    next: retry
      ? say('retrying', { seconds, attempt: retry.attempt })
      : isRefused
        ? why
        : ending && !ending.closedHere && ending.code !== 1000
          ? explain(say, ending)
          : '',
  }
}

/** @type {(say: Say, happening: Happening) => { sign: string, title: string, detail: string }} */
export const describeHappening = (say, happening) => {
  const { url } = happening
  if (happening.event === 'opened') {
    const { openMs, protocol } = happening
    const chosen = protocol ? ` · ${say('protocolChosen', { protocol })}` : ''
    return {
      sign: '●',
      title: say('eventOpened'),
      detail: `${say('openedIn', { duration: formatDuration(openMs) })}${chosen} · ${url}`,
    }
  }
  if (happening.event === 'cancelled') {
    const lasted = say('lasted', { duration: formatDuration(happening.lastedMs) })
    return { sign: '■', title: say('cancelled'), detail: `${lasted} · ${url}` }
  }
  const { code, reason } = happening
  const said = reason ? `${say('reason', { reason })} · ` : ''
  if (happening.event === 'refused') {
    const { sentence } = happening
    return { sign: '▲', title: say('refused'), detail: `${sentence || say('why')} · ${url}` }
  }
  const { lastedMs, closedHere } = happening
  const title = say(closedHere ? 'eventClosedHere' : 'eventClosed', { name: nameOf(code) })
  const lasted = say('lasted', { duration: formatDuration(lastedMs) })
  return { sign: '■', title, detail: `${said}${explain(say, happening)} · ${lasted}` }
}
