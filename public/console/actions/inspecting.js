// The inspector: what is looked at, and what is done with it.
import { formatHex } from '../data/hex.js'
import { latestSamples } from '../state/figures.js'

/** @import { Context } from '../actions.js' */
/** @import { Message } from '../log/entry.js' */
/** @import { Notice, Pane, State } from '../state/state.js' */
/** @import { Opening } from './opening.js' */
/** @import { Sending } from './sending.js' */

const bounds = { least: 18, most: 60 }

/** @param {Context} context @param {Sending} send @param {Opening} open */
export const inspecting = ({ state, render, effects }, send, open) => {
  /** @returns {Message | null} */
  const message = () => {
    const entry = state.log.get(state.chosen)
    return entry && entry.direction !== 'event' ? entry : null
  }

  /** @param {number} rem */
  const resize = (rem) => {
    state.inspectorWidth = Math.min(bounds.most, Math.max(bounds.least, rem))
    render()
  }

  /** @type {(text: string, notice: Notice) => Promise<void>} */
  const copy = async (text, notice) => {
    await effects.copy(text, notice)
    render()
  }

  return {
    copy: () => {
      const data = message()?.data
      if (data !== undefined) void copy(typeof data === 'string' ? data : formatHex(data), 'copied')
    },

    /** @param {string} text */
    copyText: (text) => void copy(text, 'copiedNotice'),

    saveFile: () => {
      const data = message()?.data
      if (data === undefined) return
      effects.download(
        new Blob([data]),
        `message-${state.chosen}.${typeof data === 'string' ? 'txt' : 'bin'}`,
      )
    },

    sendAgain: () => {
      const data = message()?.data
      if (data === undefined) return
      if (!send.transmit(data)) state.tried = 'send'
      render()
    },

    edit: () => {
      const data = message()?.data
      if (data === undefined) return
      state.kind = typeof data === 'string' ? 'text' : 'hex'
      state.message = typeof data === 'string' ? data : formatHex(data)
      state.isSheetOpen = false
      render()
      effects.caretAt(state.message.length)
    },

    pin: () => {
      state.pinned = state.pinned === state.chosen ? 0 : state.chosen
      render()
    },

    /** @param {State['reading']['text']} name */
    read: (name) => {
      const kind = message()?.kind
      if (kind) state.reading = { ...state.reading, [kind]: name }
      render()
    },

    /** @param {string} path */
    toggleBranch: (path) => {
      if (!state.toggled.delete(path)) state.toggled.add(path)
      render()
    },

    /** @param {Pane} pane */
    showPane: (pane) => {
      state.pane = pane
      void open.openPart(pane)
      render()
    },

    openInspector: () => {
      state.isSheetOpen = true
      effects.openInspector()
      render()
    },

    closeInspector: () => {
      state.isSheetOpen = false
      effects.closeInspector()
      render()
    },

    /** @param {PointerEvent} event */
    startResize: (event) => effects.drag(event, resize),

    /** @param {KeyboardEvent} event */
    resizeByKey: (event) => {
      const by = { ArrowLeft: 2, ArrowRight: -2 }[event.key]
      if (by === undefined) return
      event.preventDefault()
      resize(state.inspectorWidth + by)
    },

    /** @param {PointerEvent} event */
    pointAt: (event) => {
      const { left, width } = /** @type {Element} */ (event.currentTarget).getBoundingClientRect()
      const shown = Math.max(latestSamples(state.figures).length, 30)
      state.pointed = Math.floor(((event.clientX - left) / width) * shown)
      render()
    },

    pointAway: () => {
      state.pointed = -1
      render()
    },
  }
}
