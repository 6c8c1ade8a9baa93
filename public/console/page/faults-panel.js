// The faults that edge-echo plays: fields that write what the address asks for, and read it.
import { checkBounds, html, input } from './element.js'

const address = input('address')
const fields = ['delay', 'drop', 'close', 'after', 'chunk'].map(input)

const queryOf = () => new URLSearchParams(/\?.*/.exec(address.value)?.[0])

const read = () => {
  const query = queryOf()
  for (const field of fields) field.value = query.get(field.id) ?? ''
  // The server refuses one without the other.
  input('close').required = query.has('after')
  for (const field of fields) checkBounds(field, field.min ? 'badNumber' : 'badFault')
}

const write = () => {
  const query = queryOf()
  for (const { id, value } of fields) {
    if (value) query.set(id, value)
    else query.delete(id)
  }
  address.value = address.value.replace(/\?.*|$/, query.size ? `?${query}` : '')
  // As if it were typed, so that it is kept and read.
  address.dispatchEvent(new Event('input'))
}

export const startFaultsPanel = () => {
  html('faults').oninput = write
  address.oninput = read
  read()
}
