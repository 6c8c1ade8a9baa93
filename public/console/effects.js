// What reaches out of the state: the document, the clipboard, files, storage.
import { makeScroller } from './effects/scroller.js'
import { keptDefaults, keptOf } from './state/state.js'

/** @import { Store } from '../shared/storage.js' */
/** @import { Notice, State } from './state/state.js' */
/** @typedef {ReturnType<typeof makeEffects>} Effects */

/** What can be undone, and for how long. */
const undoMs = 30_000
const noticeMs = 6000

/** Narrower windows have the inspector as a sheet. */
const isNarrow = () => matchMedia('(max-width: 60rem)').matches

/** @param {State} state */
const inspectorKey = ({ isOnce }) => (isOnce ? 'isOnceInspected' : 'isInspectorOpen')

/** @param {string} selector */
const find = (selector) => /** @type {HTMLElement | null} */ (document.querySelector(selector))

/** @param {State} state @param {Store} store @param {() => void} render */
export const makeEffects = (state, store, render) => {
  const scroller = makeScroller(state, render)
  let noticeTimer = 0
  let undo = () => {}

  /** Does it once the page shows what the state says. @param {() => void} action */
  const afterwards = (action) => requestAnimationFrame(() => requestAnimationFrame(action))

  /** @type {(notice: Notice, ms?: number) => void} */
  const notify = (notice, ms = noticeMs) => {
    clearTimeout(noticeTimer)
    state.notice = notice
    noticeTimer = window.setTimeout(() => {
      Object.assign(state, { notice: '', undo: false, toCopy: '' })
      render()
    }, ms)
    render()
  }

  return {
    /** @param {string} selector */
    focus: (selector) => find(selector)?.focus(),

    /** @type {(selector: string, block?: ScrollLogicalPosition) => void} */
    reveal: (selector, block = 'nearest') =>
      find(selector)?.scrollIntoView({ block, inline: 'nearest' }),

    page: location,
    fetch: fetch.bind(globalThis),
    scroller,
    stick: scroller.stick,
    place: scroller.place,
    hold: scroller.hold,
    bringIntoView: scroller.bringIntoView,

    focusRow: () =>
      find('#viewport [aria-current="true"] > button')?.focus({ preventScroll: true }),

    focusWrong: () =>
      afterwards(() => {
        const wrong = find('[aria-invalid="true"]')
        wrong?.closest('details.menu')?.setAttribute('open', '')
        wrong?.focus()
      }),

    /** @type {(at: number, end?: number) => void} */
    caretAt: (at, end = at) =>
      afterwards(() => {
        const field = find('#message')
        if (!(field instanceof HTMLTextAreaElement)) return
        field.focus()
        field.setSelectionRange(at, end)
      }),

    closeMenus: () => {
      for (const menu of document.querySelectorAll('details.menu[open]'))
        menu.removeAttribute('open')
    },

    showKeys: () => {
      const dialog = find('#keys-dialog')
      if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal()
    },

    isInspectorOpen: () => state[inspectorKey(state)],
    openInspector: () => {
      if (!isNarrow()) state[inspectorKey(state)] = true
    },
    closeInspector: () => {
      if (!isNarrow()) state[inspectorKey(state)] = false
    },

    /** Pages over plain http have no clipboard, except on this computer. @type {(text: string, notice: Notice) => Promise<void>} */
    async copy(text, notice) {
      try {
        await navigator.clipboard.writeText(text)
        state.toCopy = ''
        notify(notice)
      } catch {
        state.toCopy = text
        notify('copyByHand', undoMs)
        afterwards(() => {
          const field = find('#to-copy')
          if (field instanceof HTMLInputElement) field.select()
        })
      }
    },

    /** @type {(content: Blob, name: string) => void} */
    download(content, name) {
      const href = URL.createObjectURL(content)
      Object.assign(document.createElement('a'), { href, download: name }).click()
      // Firefox reads it after this turn.
      setTimeout(() => URL.revokeObjectURL(href), 10_000)
    },

    /** Until it is there, so that nothing is seen without its style. @type {(href: string) => Promise<void>} */
    addStyle: (href) =>
      new Promise((resolve, reject) => {
        if (find(`link[href="${href}"]`)) return resolve()
        const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href })
        link.onload = () => resolve()
        link.onerror = () => {
          link.remove()
          reject(new Error(href))
        }
        document.head.append(link)
      }),

    /** @type {(event: PointerEvent, resize: (rem: number) => void) => void} */
    drag(event, resize) {
      const handle = /** @type {Element} */ (event.currentTarget)
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      const move = (/** @type {Event} */ moved) =>
        resize((innerWidth - /** @type {PointerEvent} */ (moved).clientX) / rem)
      handle.setPointerCapture(event.pointerId)
      handle.addEventListener('pointermove', move)
      handle.addEventListener(
        'lostpointercapture',
        () => handle.removeEventListener('pointermove', move),
        { once: true },
      )
      event.preventDefault()
    },

    forget() {
      const before = { ...keptOf(state), address: state.address }
      const restoreStore = store.forget()
      Object.assign(state, structuredClone(keptDefaults), {
        address: state.home,
        position: 0,
        tried: '',
      })
      undo = () => {
        restoreStore()
        Object.assign(state, before, { position: before.history.length })
      }
      notify('forgotten', undoMs)
    },

    undoForget: () => undo(),
  }
}
