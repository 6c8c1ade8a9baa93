// The last messages that were sent. What was being typed waits at the end of them.
import { field, html } from './element.js'
import { keep, recall } from './keep.js'

/** Newest last. @type {string[]} */
let messages = JSON.parse(recall('history') ?? '[]')
let position = messages.length
let draft = ''

/** @param {number} to */
const go = (to) => {
  if (to < 0 || to > messages.length) return
  if (position === messages.length) draft = field.value
  position = to
  field.value = messages[to] ?? draft
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

const render = () => {
  const items = messages.map((message, at) => {
    const item = document.createElement('li')
    const press = document.createElement('button')
    press.textContent = message.slice(0, 200)
    press.onclick = () => go(at)
    item.append(press)
    return item
  })
  html('history').replaceChildren(...items.reverse())
}

/** @param {string} message */
export const remember = (message) => {
  if (message && message !== messages.at(-1)) {
    messages = [...messages.filter((other) => other !== message), message].slice(-20)
    keep('history', JSON.stringify(messages))
    render()
  }
  position = messages.length
}

/** Arrow keys leave the text at its very start and end only: inside, they move in it. */
export const startHistory = () => {
  render()
  field.addEventListener('keydown', (event) => {
    const up = event.key === 'ArrowUp' && !field.selectionEnd
    const down = event.key === 'ArrowDown' && field.selectionStart === field.value.length
    if (!up && !down) return
    event.preventDefault()
    go(position + (up ? -1 : 1))
    field.selectionEnd = up ? 0 : field.value.length
  })
}
