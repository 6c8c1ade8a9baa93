// The log: searching, pausing, walking, and where it stands.
import { jsonLine } from '../log/json-lines.js'
import { parseQuery } from '../log/query.js'
import { makeFigures } from '../state/figures.js'

/** @import { Context } from '../actions.js' */
/** @import { Opening } from './opening.js' */

/** @param {string} ending */
const fileName = (ending) => `edge-echo-${new Date().toISOString().replace(/[:.]/g, '-')}.${ending}`

/** @param {Context} context @param {Opening} open */
export const reading = ({ state, render, effects }, open) => {
  /** @param {number} number */
  const choose = (number) => {
    Object.assign(state, { chosen: number, pane: 'message', isSheetOpen: true, notice: '' })
    effects.openInspector()
    void open.openPart('message')
    render()
  }

  const settle = () => {
    effects.stick()
    render()
  }

  /** @param {number} position in the order of the screen */
  const chooseAt = (position) => {
    const { log, isNewestFirst } = state
    effects.bringIntoView(position)
    choose(log.shown[isNewestFirst ? log.shown.length - 1 - position : position] ?? 0)
  }

  return {
    choose,

    /** @param {number} number of a message that may be out of sight, or not be on show */
    goTo: (number) => {
      const { log, isNewestFirst } = state
      const at = log.positionOf(number)
      if (log.shown[at] === number) chooseAt(isNewestFirst ? log.shown.length - 1 - at : at)
      else choose(number)
    },

    /** @param {string} text */
    filter: (text) => {
      state.filter = text
      state.query = parseQuery(text)
      if (!state.query.fault) state.log.select(state.query.test)
      settle()
    },

    pause: () => {
      state.log.pause(!state.log.isPaused)
      settle()
    },

    clear: () => {
      state.log.clear()
      Object.assign(state, {
        figures: makeFigures(),
        chosen: 0,
        pinned: 0,
        unseen: 0,
        isSheetOpen: false,
      })
      settle()
    },

    exportLog: () => effects.download(new Blob(state.log.entries.map(jsonLine)), fileName('jsonl')),

    exportHar: async () => {
      const [{ recordingsOf }, { toHar }] = await Promise.all([
        import('../workbench/recording/recording.js'),
        import('../workbench/recording/har.js'),
      ])
      effects.download(new Blob([toHar(recordingsOf(state.log.entries))]), fileName('har'))
    },

    scroll: () => {
      if (effects.place()) render()
    },

    hold: effects.hold,

    toEdge: () => {
      effects.stick()
      render()
    },

    /** @param {KeyboardEvent} event */
    walk: (event) => {
      const { log, isNewestFirst, chosen } = state
      const count = log.shown.length
      if (!count) return
      const at = log.positionOf(chosen)
      const hasChosen = log.shown[at] === chosen
      const now = isNewestFirst ? count - 1 - at : at
      const newest = isNewestFirst ? 0 : count - 1
      const down = hasChosen ? now + 1 : newest
      const up = hasChosen ? now - 1 : newest
      // On a row it is a press of that row; on the log it goes back to the entry that is looked at.
      const enter = hasChosen && event.target === event.currentTarget ? now : undefined
      const to = { ArrowDown: down, ArrowUp: up, Home: 0, End: count - 1, Enter: enter }[event.key]
      if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      chooseAt(Math.max(0, Math.min(count - 1, to)))
      effects.focusRow()
    },
  }
}
