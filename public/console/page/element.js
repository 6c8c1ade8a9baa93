// Finds the page's elements with their type checked, and marks a field whose value is wrong.
import { say } from '../language.js'

/** @typedef {import('../language.js').Key | null} Key */

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
  const error = document.createElement('p')
  error.id = `${control.id}-error`
  error.className = 'error'
  error.role = 'alert'
  control.setAttribute('aria-describedby', error.id)
  const place = control.closest('label') ?? control
  place.after(error)
  return error
}

/** @param {string} id @param {Key} key null for a field that is right */
export const mark = (id, key) => {
  const control = html(id)
  say(document.getElementById(`${id}-error`) ?? makeError(control), key)
  control.ariaInvalid = `${key !== null}`
  if (!key) return
  control.closest('details')?.setAttribute('open', '')
  control.focus()
}

/** @type {<T>(id: string, parse: (text: string) => T, key: Key) => T} */
export const check = (id, parse, key) => {
  const value = parse(id === field.id ? field.value : input(id).value)
  mark(id, value === null ? key : null)
  return value
}
