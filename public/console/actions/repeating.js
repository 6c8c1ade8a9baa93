// The message many times, and the same over HTTP.
import { formatDuration } from '../../shared/format.js'
import { beginLink } from '../state/journal.js'
import { isOpen } from '../state/state.js'
import { isPlanRight } from '../view/repeat-menu.js'

/** @import { Context } from '../actions.js' */
/** @import { Connecting } from './connecting.js' */
/** @import { Sending } from './sending.js' */

/** @param {Context} context @param {Connecting} connect @param {Sending} send */
export const repeating = ({ state, say, wire, render, effects }, connect, send) => {
  let asking = new AbortController()

  return {
    startRun: () => {
      if (!isPlanRight(state)) {
        effects.focusWrong()
        return
      }
      state.tried = 'send'
      const data = send.read()
      render()
      if (data === null || (!state.isOnce && !isOpen(state))) return
      const to = state.isOnce ? connect.target('send') : state.link
      if (!to) return
      state.tried = ''
      send.remember()
      const { url, protocols } = to
      const id = state.isOnce ? state.lastId : (state.link?.id ?? 0)
      const [count, perSecond] = [Number(state.repeatCount), Number(state.repeatRate)]
      if (state.isOnce) beginLink(state, id, url, protocols)
      state.lastRun += 1
      state.run = { id: state.lastRun, done: 0, count, isOver: false }
      wire({
        order: 'repeat',
        run: state.lastRun,
        id,
        url,
        protocols,
        once: state.isOnce,
        data,
        count,
        perSecond,
      })
      render()
    },

    stopRun: () => {
      if (state.run) wire({ order: 'stop', run: state.run.id })
    },

    askHttp: async () => {
      asking.abort()
      asking = new AbortController()
      const { signal } = asking
      const query = new URLSearchParams({ message: state.message })
      if (state.httpDelay) query.set('delay', state.httpDelay)
      if (state.httpStatus) query.set('status', state.httpStatus)
      state.http.status = '…'
      render()
      const startedAt = performance.now()
      try {
        const answer = await effects.fetch(`/echo?${query}`, { signal })
        const body = await answer.text()
        const duration = formatDuration(performance.now() - startedAt)
        const headers = Array.from(answer.headers, ([name, value]) => `${name}: ${value}\n`)
        state.http = {
          status: say()('answered', { status: `${answer.status}`, duration }),
          result: `${headers.join('')}\n${body}`,
        }
      } catch (error) {
        // Another request has taken its place.
        if (signal.aborted) return
        state.http = { status: say()('unanswered', { error: String(error) }), result: '' }
      }
      render()
    },
  }
}
