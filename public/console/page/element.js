// Finds the page's elements with their type checked, and marks a field whose value is wrong.
import { say } from '../language.js'

/** @import { Key, Values } from '../language.js' */

/** @type {<T extends Element>(id: string, type: { new (): T, name: string }) => T} */
export const element = (id, type) => {
  const found = document.getElementById(id)
  if (found instanceof type) return found
  throw new TypeError(`The page has no ${type.name} #${id}`)
}

/** @param {string} id */
export const html = (id) => element(id, HTMLElement)

/** @param {string} id */
export const input = (id) => element(id, HTMLInputElement)

/** @param {string} id @param {() => unknown} press */
export const button = (id, press) => {
  const found = element(id, HTMLButtonElement)
  found.onclick = press
  return found
}

export const field = element('message', HTMLTextAreaElement)

/** @param {HTMLElement} control */
const makeError = (control) => {
  const error = document.createElement('small')
  error.id = `${control.id}-error`
  error.className = 'error'
  error.role = 'alert'
  control.setAttribute('aria-describedby', error.id)
  ;(control.closest('label') ?? control).after(error)
  return error
}

/** @type {(id: string, key: Key | null, values?: Values) => void} null for a field that is right */
export const mark = (id, key, values) => {
  const control = html(id)
  say(document.getElementById(`${id}-error`) ?? makeError(control), key, values)
  control.ariaInvalid = `${key !== null}`
  if (!key) return
  control.closest('details')?.setAttribute('open', '')
  // Nobody is taken away from where they type.
  if (!document.activeElement?.matches('input')) control.focus()
}

/** Whether the value is within the field's bounds. @param {HTMLInputElement} field @param {Key} key */
export const checkBounds = ({ id, min, max, validity }, key = 'badNumber') => {
  mark(id, validity.valid ? null : key, { min, max })
  return validity.valid
}

/** @type {<T>(id: string, parse: (text: string) => T, key: Key) => T} */
export const check = (id, parse, key) => {
  const value = parse(id === field.id ? field.value : input(id).value)
  mark(id, value === null ? key : null)
  return value
}
