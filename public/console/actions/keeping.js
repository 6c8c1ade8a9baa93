// Settings, addresses with a name, links to share, and forgetting.
import { loadLanguage, nextLanguage } from '../../shared/language.js'
import { nextTheme } from '../../shared/theme.js'
import { shareLink } from '../state/share.js'

/** @import { Context } from '../actions.js' */
/** @import { Saved, State } from '../state/state.js' */

/** @param {Context} context */
export const keeping = ({ state, render, effects }) => {
  /** @param {string} address */
  const useAddress = (address) => {
    state.address = address
    effects.closeMenus()
    render()
  }

  return {
    useAddress,

    /** @type {<Name extends keyof State>(name: Name, value: unknown) => void} */
    set: (name, value) => {
      Object.assign(state, { [name]: value })
      if (name === 'isNewestFirst') effects.stick()
      render()
    },

    turnTheme: () => {
      state.theme = nextTheme(state.theme)
      render()
    },

    turnLanguage: async () => {
      const next = nextLanguage(state.language)
      await loadLanguage(next)
      state.language = next
      render()
    },

    showKeys: () => effects.showKeys(),

    /** @param {Saved} saved */
    useSaved: ({ address, protocols, message, kind = 'text' }) => {
      if (message) Object.assign(state, { message, kind })
      state.protocols = protocols
      useAddress(address)
    },

    /** @param {SubmitEvent} event */
    saveAddress: (event) => {
      event.preventDefault()
      const { address, protocols, kind } = state
      const name = state.newName.trim() || address
      const message = kind === 'file' ? '' : state.message
      state.saved = [
        ...state.saved.filter((other) => other.name !== name),
        { name, address, protocols, message, kind },
      ]
      state.newName = ''
      render()
    },

    /** @param {number} at */
    removeSaved: (at) => {
      state.saved = state.saved.filter((_, index) => index !== at)
      render()
    },

    share: async () => {
      await effects.copy(shareLink(effects.page.href, state), 'linkCopied')
      render()
    },

    forget: () => {
      effects.forget()
      state.notice = 'forgotten'
      state.undo = true
      render()
    },

    undoForget: () => {
      effects.undoForget()
      state.notice = ''
      state.undo = false
      render()
    },
  }
}
