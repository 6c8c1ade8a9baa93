// The page's language. What is said on an element is remembered, so that a switch says it again.
import { strings } from './strings.js'

/** @typedef {keyof typeof strings} Key */
/** @typedef {Record<string, string | number>} Values */

let column = 0
/** @type {Map<Element, [Key, Values?]>} */
const said = new Map()

/** @param {readonly string[]} preferred */
export const prefersChinese = (preferred) =>
  /^zh/i.test(preferred.find((tag) => /^(en|zh)\b/i.test(tag)) ?? '')

/** @param {Key} key @param {Values} [values] */
export const translate = (key, values) =>
  `${strings[key][column]}`.replace(
    /\{(\w+)\}/g,
    (_, name) => values?.[name]?.toLocaleString('en') ?? '',
  )

/** @type {(element: Element, key: Key | null, values?: Values) => void} */
export const say = (element, key, values) => {
  // A label stays around its field.
  element.replaceChildren(key ? translate(key, values) : '', ...element.children)
  if (key) said.set(element, [key, values])
  else said.delete(element)
}

/** By default the id, a label's that of its field. @param {Element} element */
const keyOf = (element, attribute = 'data-t') =>
  /** @type {Key} */ (
    element.getAttribute(attribute) || element.id || element.firstElementChild?.id
  )

/** Says anew all that was said, and what the markup asks for. @param {boolean} chinese */
export const speak = (chinese) => {
  column = chinese ? 1 : 0
  document.documentElement.lang = chinese ? 'zh-CN' : 'en'
  for (const element of document.querySelectorAll('[data-t]')) {
    if (!said.has(element)) said.set(element, [keyOf(element)])
  }
  for (const [element, sentence] of said) say(element, ...sentence)
  for (const element of document.querySelectorAll('[data-label]')) {
    const label = translate(keyOf(element, 'data-label'))
    Object.assign(element, { ariaLabel: label, placeholder: label })
  }
}
