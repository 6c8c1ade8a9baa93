// Files that are dropped or pasted anywhere on the page become the message. Without this a browser leaves
// the page, and with it every connection, to show a file that was dropped beside the field.

/** @import { Actions } from '../actions.js' */

/** Cells of a spreadsheet come as text, and as a picture of it that nobody asked for. @param {DataTransfer | null} data */
const isText = (data) => ['text/plain', 'text/html'].every((type) => data?.types.includes(type))

/** @param {() => { act: Actions }} desk what is worked with */
export const startTaking = (desk) => {
  /** @type {(event: Event, file: File | undefined) => void} */
  const take = (event, file) => {
    // A pane that reads files has taken its own.
    if (!file || event.defaultPrevented) return
    event.preventDefault()
    desk().act.takeFile(file)
  }
  addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
  })
  addEventListener('drop', (event) => take(event, event.dataTransfer?.files[0]))
  addEventListener('paste', (event) => {
    if (!isText(event.clipboardData)) take(event, event.clipboardData?.files[0])
  })
}
