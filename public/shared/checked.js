// Reading a file that somebody else wrote: what is wrong is said with the name of its field.

/** @typedef {'fieldMissing' | 'fieldText' | 'fieldList' | 'fieldObject' | 'fieldNumber' | 'fieldFlag' | 'fieldBase64' | 'fieldUnknown' | 'fieldOneOf' | 'fieldPath' | 'fieldPattern' | 'notJson' | 'noConversation' | 'unknownFile'} FaultKey */

/** A fault of a file. `key` names a sentence of the words, and `values` fill it. */
export class FileFault extends Error {
  /** @override */
  name = 'FileFault'

  /** @param {FaultKey} key @param {Record<string, string | number>} [values] */
  constructor(key, values = {}) {
    super(`${values.field ?? key}`)
    this.key = key
    this.values = values
  }
}

/** @typedef {Record<string, unknown>} Fields */

/** @type {(text: string) => unknown} */
export const parseFile = (text) => {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new FileFault('notJson', { error: error instanceof Error ? error.message : `${error}` })
  }
}

/** @type {(value: unknown, field: string) => Fields} */
export const objectAt = (value, field) => {
  if (value === undefined) throw new FileFault('fieldMissing', { field })
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return /** @type {Fields} */ (value)
  throw new FileFault('fieldObject', { field })
}

/** @type {(value: unknown, field: string) => unknown[]} */
export const listAt = (value, field) => {
  if (value === undefined) throw new FileFault('fieldMissing', { field })
  if (Array.isArray(value)) return value
  throw new FileFault('fieldList', { field })
}

/** @type {(value: unknown, field: string) => string} */
export const textAt = (value, field) => {
  if (value === undefined) throw new FileFault('fieldMissing', { field })
  if (typeof value === 'string') return value
  throw new FileFault('fieldText', { field })
}

/** Any number without bounds; with them, a whole one. @type {(value: unknown, field: string, bounds?: { min: number, max: number }) => number} */
export const numberAt = (value, field, bounds) => {
  if (value === undefined) throw new FileFault('fieldMissing', { field })
  const { min, max } = bounds ?? { min: -Infinity, max: Infinity }
  const isRight =
    typeof value === 'number' && Number.isFinite(value) && value >= min && value <= max
  if (isRight && (!bounds || Number.isInteger(value))) return value
  throw new FileFault('fieldNumber', { field, min: bounds?.min ?? '−∞', max: bounds?.max ?? '∞' })
}

/** @type {(value: unknown, field: string) => boolean} */
export const flagAt = (value, field) => {
  if (typeof value === 'boolean') return value
  throw new FileFault('fieldFlag', { field })
}

/** @type {(value: unknown, field: string) => Uint8Array<ArrayBuffer>} */
export const bytesAt = (value, field) => {
  const text = textAt(value, field)
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  } catch {
    throw new FileFault('fieldBase64', { field })
  }
}

/** A field that is misspelt would else be left out without a word. @type {(fields: Fields, field: string, names: readonly string[]) => void} */
export const onlyFields = (fields, field, names) => {
  const stranger = Object.keys(fields).find((name) => !names.includes(name))
  if (stranger === undefined) return
  throw new FileFault('fieldUnknown', {
    field: field ? `${field}.${stranger}` : stranger,
    names: names.join(', '),
  })
}
