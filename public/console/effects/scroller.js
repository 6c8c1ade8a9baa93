// Where the log stands. At its edge it stays with the newest; else what is read does not move.
import { edgeTop, isAtEdge } from '../log/scrolling.js'

/** @import { State } from '../state/state.js' */

/** @param {State} state @param {() => void} render @param {string} [selector] */
export const makeScroller = (state, render, selector = '#viewport') => {
  const measured = { top: 0, height: 600, rowHeight: 30 }
  const viewport = () => document.querySelector(selector)
  let observed = /** @type {Element | null} */ (null)

  const view = () => ({
    ...measured,
    count: state.log.shown.length,
    isNewestFirst: state.isNewestFirst,
  })

  /** @param {number} position in the order of the screen, or of the log: turning it back is the same */
  const turned = (position) =>
    state.isNewestFirst ? state.log.shown.length - 1 - position : position

  const takeSizes = () => {
    const element = viewport()
    if (!element) return false
    // It comes from the style sheet and the reader's font size.
    const rowHeight = element.querySelector('li')?.offsetHeight || measured.rowHeight
    const height = element.clientHeight
    const isNew = rowHeight !== measured.rowHeight || height !== measured.height
    Object.assign(measured, { rowHeight, height })
    return isNew
  }

  const observer = new ResizeObserver(() => {
    if (takeSizes()) render()
  })

  return {
    /** What is to be drawn: the place decides, not the last scrolling. */
    plan() {
      const { place } = state
      const most = Math.max(0, state.log.shown.length * measured.rowHeight - measured.height)
      if (place.isAtEdge) {
        measured.top = edgeTop(view())
        state.unseen = 0
      } else {
        const position = turned(
          Math.min(state.log.positionOf(place.anchor), state.log.shown.length - 1),
        )
        measured.top = Math.max(0, Math.min(most, position * measured.rowHeight + place.offset))
      }
      return { ...measured }
    },

    /** After it was drawn. */
    settle() {
      const element = viewport()
      if (!element) return
      if (observed !== element) {
        observer.disconnect()
        observer.observe(element)
        observed = element
      }
      if (Math.abs(element.scrollTop - measured.top) >= 1) element.scrollTop = measured.top
      if (takeSizes()) render()
    },

    stick() {
      state.place.isAtEdge = true
    },

    /** Takes over where a person has scrolled to. @returns whether that is somewhere else */
    place() {
      const top = viewport()?.scrollTop ?? 0
      if (Math.abs(top - measured.top) < 1) return false
      measured.top = top
      const position = Math.max(0, Math.floor(top / measured.rowHeight))
      state.place = {
        isAtEdge: isAtEdge(top, view()),
        anchor: state.log.shown[turned(position)] ?? 0,
        offset: top - position * measured.rowHeight,
      }
      return true
    },

    /** What is pressed stays under the pointer until it is let go. @param {Event} event */
    hold({ target }) {
      const before = state.place
      if (!before.isAtEdge || !(/** @type {Element} */ (target).closest('li'))) return
      const { rowHeight, top } = measured
      const first = Math.floor(top / rowHeight)
      const held = {
        isAtEdge: false,
        isHeld: true,
        anchor: state.log.shown[turned(first)] ?? 0,
        offset: top - first * rowHeight,
      }
      state.place = held
      const letGo = new AbortController()
      for (const name of ['pointerup', 'pointercancel']) {
        const release = () => {
          letGo.abort()
          if (state.place === held) state.place = before
          render()
        }
        addEventListener(name, release, { signal: letGo.signal })
      }
    },

    /** @param {number} position in the order of the screen */
    bringIntoView(position) {
      const { rowHeight, height, top } = measured
      const lowest = (position + 1) * rowHeight - height
      const wanted = Math.max(lowest, Math.min(position * rowHeight, top))
      const first = Math.max(0, Math.floor(wanted / rowHeight))
      state.place = {
        isAtEdge: isAtEdge(wanted, view()),
        anchor: state.log.shown[turned(first)] ?? 0,
        offset: wanted - first * rowHeight,
      }
    },
  }
}

/** @typedef {ReturnType<typeof makeScroller>} Scroller */
