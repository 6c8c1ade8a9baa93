// The length of a run: interval and seconds, checked where they are typed.
import { say } from '../language.js'
import { element } from './element.js'

/** @import { Key } from '../language.js' */

/** @type {(id: string, min: number, max: number, complaint: Key) => number | null} */
const read = (id, min, max, complaint) => {
  const input = element(id, HTMLInputElement)
  const value = /^\s*\d+\s*$/.test(input.value) ? Number(input.value) : -1
  const isRight = value >= min && value <= max
  input.ariaInvalid = `${!isRight}`
  if (isRight) return value
  say('form-error', complaint)
  input.setAttribute('aria-describedby', 'form-error')
  input.focus()
  return null
}

/** @returns null when one of them is wrong, which is said then */
export const readLength = () => {
  say('form-error', null)
  const interval = read('interval', 50, 60_000, 'badInterval')
  const seconds = interval === null ? null : read('seconds', 1, 3600, 'badSeconds')
  return interval === null || seconds === null ? null : { interval, seconds }
}

/** @type {(run: () => void) => void} pressed, or Enter in a field */
export const startForm = (run) => {
  element('form', HTMLFormElement).onsubmit = (event) => {
    event.preventDefault()
    run()
  }
}
