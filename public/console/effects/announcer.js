// Says to screen readers what has happened: a new state at once, messages together every few seconds.
import { describeState } from '../view/explain.js'

/** @import { Say } from '../../shared/language.js' */
/** @import { State } from '../state/state.js' */

const restMs = 3000

/** @param {State} state @param {() => Say} say @param {() => void} render */
export const startAnnouncing = (state, say, render) => {
  let told = ''
  let arrived = 0
  let timer = 0

  const tellMessages = () => {
    timer = 0
    if (!arrived) return
    state.announcement = say()('announced', { count: arrived })
    arrived = 0
    render()
  }

  return {
    /** @param {number} count of messages that have just come */
    follow(count) {
      arrived += count
      const { title, detail } = describeState(say(), state)
      const words = `${title}. ${detail}`
      if (words !== told && state.link) {
        told = words
        state.announcement = words
      }
      if (arrived && !timer) timer = window.setTimeout(tellMessages, restMs)
    },
  }
}
