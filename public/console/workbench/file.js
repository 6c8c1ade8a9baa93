// A file that a pane reads: chosen with a button, or dropped on the pane.
import { html } from '../../shared/lit.js'

/** @typedef {(file: File) => unknown} Take */

/** @type {(field: { id: string, label: string, accept: string, errorId: string }, take: Take) => unknown} */
export const pickView = ({ id, label, accept, errorId }, take) => {
  const pick = (/** @type {Event & { target: HTMLInputElement }} */ { target }) => {
    const file = target.files?.[0]
    if (file) take(file)
    // The same file again is to be read again, since it may have been mended.
    target.value = ''
  }
  return html`
    <label class="pick">
      ${label}
      <input id=${id} class="unseen" type="file" accept=${accept} aria-describedby=${errorId} @change=${pick} />
    </label>
  `
}

/** @type {(take: Take) => (event: DragEvent) => void} */
export const dropped = (take) => (event) => {
  const file = event.dataTransfer?.files[0]
  if (!file) return
  event.preventDefault()
  take(file)
}
