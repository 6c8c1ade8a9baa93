// The field of the message: typing, recalling, files, and messages with a name.

/** @import { Context } from '../actions.js' */
/** @import { Kind, Named } from '../state/state.js' */
/** @import { Sending } from './sending.js' */

const kinds = /** @type {const} */ (['text', 'hex', 'base64', 'file'])

/** @param {Context} context @param {Sending} send */
export const typing = ({ state, render, effects }, { send }) => {
  const settle = () => {
    if (state.tried === 'send') state.tried = ''
    render()
  }

  /** @param {number} to */
  const recallAt = (to) => {
    const { history, position, kind, message } = state
    if (to < 0 || to > history.length) return false
    if (kind === 'file') state.kind = 'text'
    if (position >= history.length) state.draft = message
    state.position = to
    state.message = history[to] ?? state.draft
    settle()
    return true
  }

  /** @param {File | undefined} file */
  const takeFile = async (file) => {
    const content = await file?.arrayBuffer().catch(() => null)
    if (!file || !content) return
    state.kind = 'file'
    state.file = { name: file.name, bytes: new Uint8Array(content) }
    settle()
  }

  return {
    recallAt,

    /** @param {string} text */
    type: (text) => {
      state.message = text
      state.position = state.history.length
      settle()
    },

    /** @param {string} name */
    setKind: (name) => {
      state.kind = kinds.find((kind) => kind === name) ?? 'text'
      settle()
    },

    /** Arrow keys leave the text at its very start and end only: inside, they move in it. @param {KeyboardEvent} event */
    messageKey: (event) => {
      const field = /** @type {HTMLTextAreaElement} */ (event.target)
      const up = event.key === 'ArrowUp' && !field.selectionEnd
      const down = event.key === 'ArrowDown' && field.selectionStart === field.value.length
      // While an input method composes, Enter picks a character.
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault()
        send()
      } else if ((up || down) && !event.shiftKey && recallAt(state.position + (up ? -1 : 1))) {
        event.preventDefault()
        effects.caretAt(up ? 0 : state.message.length)
      }
    },

    /** @param {File} file */
    takeFile: (file) => void takeFile(file),

    /** @param {Event} event */
    pickFile: (event) => {
      const { files } = /** @type {HTMLInputElement} */ (event.target)
      void takeFile(files?.[0])
    },

    /** @param {number} at */
    showFault: (at) => effects.caretAt(at, at + 1),

    pretty: () => {
      state.message = JSON.stringify(JSON.parse(state.message), null, 2)
      settle()
    },

    /** @param {Named} message */
    useNamed: ({ kind, text }) => {
      Object.assign(state, { kind, message: text, draft: text, position: state.history.length })
      settle()
      effects.caretAt(text.length)
    },

    /** @param {SubmitEvent} event */
    saveMessage: (event) => {
      event.preventDefault()
      const name = state.newName.trim() || state.message.slice(0, 20)
      const kind = /** @type {Kind} */ (state.kind === 'file' ? 'text' : state.kind)
      state.named = [
        ...state.named.filter((other) => other.name !== name),
        { name, kind, text: state.message },
      ]
      state.newName = ''
      render()
    },

    /** @type {(at: number, by: number) => void} */
    moveNamed: (at, by) => {
      const named = [...state.named]
      named.splice(at + by, 0, ...named.splice(at, 1))
      state.named = named
      render()
    },

    /** @param {number} at */
    removeNamed: (at) => {
      state.named = state.named.filter((_, index) => index !== at)
      render()
    },
  }
}
