// The replay: a recording is chosen, sent again on a new connection, and what comes is taken down.
import { FileFault } from '../../../shared/checked.js'
import { isCloseCode } from '../../wire/address.js'
import { readRecordings } from '../recording/read.js'
import { recordingsOf } from '../recording/recording.js'
import { replayPane } from './pane.js'
import { chosenOf, isPlaying, makeReplay, paces, quietMs, stepsOf, takeTold } from './state.js'

/** @import { Part, PartContext } from '../parts.js' */
/** @typedef {ReturnType<typeof replaying>} Replaying */

/** @param {PartContext} context */
export const replaying = ({ state, wire, render, effects, connect }) => {
  state.replay ??= makeReplay()
  const { replay } = state
  let quiet = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined)

  /** @type {(changes: Partial<typeof replay>) => void} */
  const change = (changes) => {
    Object.assign(replay, changes)
    render()
  }

  const fresh = { phase: /** @type {const} */ ('idle'), taken: null, shown: -1, done: 0 }

  /** @type {(phase: 'done' | 'stopped' | 'refused') => void} */
  const end = (phase) => {
    clearTimeout(quiet)
    const { link } = state
    const recorded = chosenOf(replay)?.end
    // What the recording closed is closed the same way.
    if (phase === 'done' && recorded?.closedHere && link?.id === replay.link && !link.ending) {
      state.closedHere.add(link.id)
      link.closedHere = true
      const hasCode = recorded.code === 1000 || isCloseCode(`${recorded.code}`)
      const { code, reason } = recorded
      wire({ order: 'close', id: link.id, ...(hasCode ? { code, reason } : {}) })
    }
    if (phase === 'stopped') wire({ order: 'stop', run: replay.run })
    change({ phase })
    effects.reveal('#replay-result', 'start')
  }

  /** @param {File} file */
  const takeFile = async (file) => {
    try {
      const recordings = readRecordings(await file.text())
      change({ ...fresh, recordings, chosen: 0, fault: null })
    } catch (error) {
      if (!(error instanceof FileFault)) throw error
      change({ ...fresh, recordings: [], fault: error })
    }
  }

  return {
    change,

    takeFile,

    useLog: () => {
      const recordings = recordingsOf(state.log.entries)
      const fault = recordings.length ? null : new FileFault('noConversation')
      change({ ...fresh, recordings, chosen: Math.max(0, recordings.length - 1), fault })
    },

    /** @param {number} chosen */
    choose: (chosen) => change({ ...fresh, chosen }),

    /** @param {string} name */
    setPace: (name) => change({ pace: paces.find((pace) => pace === name) ?? '1' }),

    useAddress: () => {
      const { url = '', protocol = '' } = chosenOf(replay) ?? {}
      if (url) Object.assign(state, { address: url, protocols: protocol })
      render()
    },

    start: () => {
      const recorded = chosenOf(replay)
      if (!recorded || !connect.connect() || !state.link) return
      const { id, url } = state.link
      state.lastRun += 1
      const { openedAt } = state.link
      const taken = { url, protocol: '', openedAt, messages: [], end: null }
      const steps = stepsOf(recorded)
      const phase = steps.length || replay.pace !== 'steps' ? 'sending' : 'waiting'
      Object.assign(replay, fresh, { phase, link: id, run: state.lastRun, taken })
      if (replay.pace !== 'steps') {
        const pace = replay.pace === 'answers' ? replay.pace : Number(replay.pace)
        state.run = { id: state.lastRun, done: 0, count: steps.length, isOver: false }
        wire({ order: 'play', run: state.lastRun, id, steps, pace })
      }
      render()
    },

    /** Sends the next message, when it is played step by step. */
    next: () => {
      const recorded = chosenOf(replay)
      const steps = recorded ? stepsOf(recorded) : []
      const step = steps[replay.done]
      if (!step || replay.phase !== 'sending') return
      wire({ order: 'send', id: replay.link, data: step.data })
      const done = replay.done + 1
      change({ done, phase: done === steps.length ? 'waiting' : 'sending' })
    },

    stop: () => end('stopped'),

    /** @type {NonNullable<Part['follow']>} */
    follow: (batch) => {
      if (!isPlaying(replay)) return
      const { link } = state
      const closedHere = link?.id === replay.link && (link.ending?.closedHere ?? false)
      const isTouched = takeTold(replay, batch, closedHere)
      const isOurs = link?.id === replay.link
      if (isOurs && link.phase === 'closed' && !link.openedAt) return end('refused')
      if (!isOurs || link.phase === 'closed') return end('done')
      if (replay.phase !== 'waiting' || !isTouched) return
      clearTimeout(quiet)
      quiet = setTimeout(() => end('done'), quietMs(replay))
    },
  }
}

/** @type {(context: PartContext) => Part} */
export const makePart = (context) => {
  const act = replaying(context)
  return { view: (page) => replayPane(page, act), follow: act.follow }
}
