// Which rows of a long list exist, and where the list stands: at its edge with the newest, or at the
// entry that is being read, which does not move when others come and go.

/** How many rows are made beyond those in sight. */
const around = 6

/**
 * @typedef {object} Place
 * @property {boolean} isAtEdge whether the newest is in sight, and is to stay there
 * @property {number} anchor the entry at the top of the view
 * @property {boolean} [isHeld] whether it is only for as long as a row is pressed
 * @property {number} offset pixels of it that are above the view
 */

/** @type {(view: { count: number, rowHeight: number, height: number, top: number }) => { start: number, end: number }} */
export const rowsInSight = ({ count, rowHeight, height, top }) => {
  const first = Math.max(0, Math.min(Math.floor(top / rowHeight), count - 1))
  return {
    start: Math.max(0, first - around),
    end: Math.min(count, first + Math.ceil(height / rowHeight) + around),
  }
}

/** How many rows are made at most. @type {(view: { rowHeight: number, height: number }) => number} */
export const rowsAtMost = ({ rowHeight, height }) => Math.ceil(height / rowHeight) + 2 * around

/** @type {(view: { count: number, rowHeight: number, height: number, isNewestFirst: boolean }) => number} */
export const edgeTop = ({ count, rowHeight, height, isNewestFirst }) =>
  isNewestFirst ? 0 : Math.max(0, count * rowHeight - height)

/** @type {(top: number, view: Parameters<typeof edgeTop>[0]) => boolean} */
export const isAtEdge = (top, view) => Math.abs(top - edgeTop(view)) < view.rowHeight / 2
