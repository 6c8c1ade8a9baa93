// The keys that work anywhere on the page. Those of one letter can be turned off, and leave who types
// alone. WCAG 2.1.4

/** @import { Actions } from '../actions.js' */
/** @import { State } from '../state/state.js' */

/** @param {string} selector */
const focus = (selector) =>
  /** @type {HTMLElement | null} */ (document.querySelector(selector))?.focus()

/** @type {(act: Actions) => Record<string, () => void>} */
const actionsOf = (act) => ({
  m: () => focus('#message'),
  a: () => focus('#address'),
  '/': () => focus('#filter'),
  l: () => focus('#viewport'),
  c: () =>
    /** @type {HTMLElement | null} */ (
      document.querySelector('#bar > .row > .primary:not([hidden]), #close_websocket:not([hidden])')
    )?.click(),
  i: () => (document.querySelector('main.inspected') ? act.closeInspector() : act.openInspector()),
  p: act.pause,
  '?': act.showKeys,
})

/** @param {EventTarget | null} target */
const isTyping = (target) =>
  target instanceof Element && target.matches('input:not([type=checkbox]), textarea, select')

/** @type {(act: Actions) => void} */
const leave = (act) => {
  const menu = document.querySelector('details.menu[open]')
  if (!menu) return act.closeInspector()
  menu.removeAttribute('open')
  menu.querySelector('summary')?.focus()
}

/** @param {() => { state: State, act: Actions }} desk what is worked with */
export const startKeyboard = (desk) => {
  document.addEventListener('keydown', (event) => {
    const { state, act } = desk()
    // What a field has taken for itself is no shortcut any more.
    if (event.defaultPrevented || event.isComposing) return
    if (document.querySelector('dialog[open]')) return
    if (event.key === 'Escape') {
      // In a field for searching it empties the field.
      if (!(event.target instanceof HTMLInputElement) || event.target.closest('.menu')) leave(act)
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      act.send()
    } else if (
      state.hasKeys &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.altKey &&
      !isTyping(event.target)
    ) {
      const action = actionsOf(act)[event.key]
      if (!action) return
      event.preventDefault()
      action()
    }
  })
  document.addEventListener('pointerdown', ({ target }) => {
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      if (!menu.contains(/** @type {Node} */ (target))) menu.removeAttribute('open')
    }
  })
}
