// A value as a tree that folds. Folded branches are not made, so that a large one costs nothing.
import { html, nothing } from '../../shared/lit.js'
import { formatHex } from '../data/hex.js'

/** @import { Page } from './page.js' */

/** More children are named by their number alone. */
const mostChildren = 200

/** @param {unknown} value @returns {value is object} */
const isBranch = (value) =>
  typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)

/** @param {unknown} value */
const leafView = (value) => {
  if (typeof value === 'string')
    return html`<span class="json-string">${JSON.stringify(value)}</span>`
  if (value instanceof Uint8Array) {
    return html`<span class="json-word">h'${formatHex(/** @type {Uint8Array<ArrayBuffer>} */ (value.subarray(0, 64)))}'</span>`
  }
  const part = typeof value === 'number' || typeof value === 'bigint' ? 'number' : 'word'
  return html`<span class="json-${part}">${String(value)}</span>`
}

/** @type {(page: Page, name: string, value: unknown, path?: string, depth?: number) => unknown} */
export const treeView = (page, name, value, path = '', depth = 0) => {
  const label = name ? html`<span class="json-key">${name}</span>: ` : nothing
  if (!isBranch(value)) return html`<li>${label}${leafView(value)}</li>`
  const isList = Array.isArray(value)
  const children = Object.entries(value)
  if (!children.length) return html`<li>${label}${isList ? '[]' : '{}'}</li>`
  const isOpenAtFirst = depth < 2 && children.length <= 50
  const isOpen = page.state.toggled.has(path) !== isOpenAtFirst
  const toggle = (/** @type {Event} */ event) => {
    event.preventDefault()
    page.act.toggleBranch(path)
  }
  const [left, right] = isList ? '[]' : '{}'
  return html`
    <li>
      <details ?open=${isOpen}>
        <summary @click=${toggle}>${label}${left}${isOpen ? '' : '…'}${isOpen ? nothing : right} <small>${children.length}</small></summary>
        ${
          isOpen
            ? html`<ul>
                ${children.slice(0, mostChildren).map(([key, child]) => treeView(page, key, child, `${path}/${key}`, depth + 1))}
                ${children.length > mostChildren ? html`<li><small>${page.say('more', { count: children.length - mostChildren })}</small></li>` : nothing}
              </ul>`
            : nothing
        }
      </details>
    </li>
  `
}
