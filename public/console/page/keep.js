// Keeps what was typed over a reload. Where the browser denies storage, the page says so.
import { say } from '../language.js'

const prefix = 'edge-echo:'

/** @template T @param {(storage: Storage) => T} action */
const attempt = (action) => {
  try {
    return action(localStorage)
  } catch (error) {
    const place = document.getElementById('kept')
    if (place) say(place, 'notKept', { error: `${error}` })
    return null
  }
}

/** @param {string} name */
export const recall = (name) => attempt((storage) => storage.getItem(prefix + name))

/** @param {string} name @param {string} value */
export const keep = (name, value) => attempt((storage) => storage.setItem(prefix + name, value))

export const forget = () =>
  attempt((storage) => {
    const names = Object.keys(storage).filter((name) => name.startsWith(prefix))
    for (const name of names) storage.removeItem(name)
  })

export const keepFields = () => {
  /** @type {NodeListOf<HTMLInputElement>} */
  const controls = document.querySelectorAll('input:not([type=file]), textarea, select')
  for (const control of controls) {
    const name = control.name || control.id
    const kept = recall(name)
    control.value = kept ?? control.value
    if (control.type === 'checkbox') control.checked = kept !== 'off'
    control.addEventListener('input', () =>
      keep(name, control.type !== 'checkbox' || control.checked ? control.value : 'off'),
    )
  }
}
