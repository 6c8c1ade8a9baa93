// A scenario as a file: what is sent on one connection, and what is expected back. The page and the command
// `edge-echo doctor --scenario` read it with this.
import {
  bytesAt,
  FileFault,
  flagAt,
  listAt,
  numberAt,
  objectAt,
  onlyFields,
  parseFile,
  textAt,
} from '../shared/checked.js'
import { parsePath } from './path.js'

/** @import { Fields } from '../shared/checked.js' */
/** @import { Path } from './path.js' */

/** @typedef {string | { base64: string }} FileContent */
/** @typedef {{ equals?: unknown, contains?: string, path?: string, next?: boolean }} FileExpectation */
/** @typedef {{ send?: FileContent, times?: number, pauseMs?: number, expect?: FileExpectation, withinMs?: number }} FileStep */
/**
 * @typedef {object} ScenarioFile as it is written
 * @property {string} name
 * @property {string} [address]
 * @property {string[]} [protocols]
 * @property {FileStep} [onConnect]
 * @property {{ send: FileContent, everyMs: number }} [keepAlive]
 * @property {FileStep[]} steps
 */
/** @typedef {string | Uint8Array<ArrayBuffer>} Content */
/**
 * @typedef {object} Expectation
 * @property {Path} [path] of the JSON that the answer is
 * @property {unknown} [equals] text, bytes, or with a path any JSON
 * @property {string} [contains]
 * @property {boolean} isNext whether the very next message has to be it; else others may come before
 */
/**
 * @typedef {object} ScenarioStep
 * @property {Content | null} send null only waits
 * @property {number} times
 * @property {number} pauseMs behind each time
 * @property {Expectation | null} expect of an answer to each time
 * @property {number} withinMs how long the answer may take
 */
/**
 * @typedef {object} Scenario
 * @property {string} name
 * @property {string} address empty when there is none
 * @property {string[]} protocols
 * @property {ScenarioStep | null} onConnect
 * @property {{ send: Content, everyMs: number } | null} keepAlive
 * @property {ScenarioStep[]} steps
 */

const bounds = {
  times: { min: 1, max: 10_000 },
  pauseMs: { min: 0, max: 3_600_000 },
  withinMs: { min: 1, max: 600_000 },
  everyMs: { min: 100, max: 3_600_000 },
}
export const usualWithinMs = 5000

/** Text, or an object with `base64`. @type {(value: unknown, field: string) => Content} */
const readContent = (value, field) => {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return textAt(value, field)
  const fields = objectAt(value, field)
  onlyFields(fields, field, ['base64'])
  return bytesAt(fields.base64, `${field}.base64`)
}

/** @type {(value: unknown, field: string) => Expectation | null} */
const readExpectation = (value, field) => {
  if (value === undefined) return null
  const fields = objectAt(value, field)
  const { equals, contains, next = false } = fields
  const way = contains === undefined ? 'equals' : 'contains'
  onlyFields(fields, field, [way, 'path', 'next'])
  const expectation = /** @type {Expectation} */ ({ isNext: flagAt(next, `${field}.next`) })
  if (fields.path !== undefined) {
    const path = parsePath(textAt(fields.path, `${field}.path`))
    if (!path) throw new FileFault('fieldPath', { field: `${field}.path` })
    expectation.path = path
    if (equals !== undefined) expectation.equals = equals
  } else if (equals !== undefined) {
    expectation.equals = readContent(equals, `${field}.equals`)
  } else if (contains === undefined) {
    throw new FileFault('fieldMissing', { field: `${field}.equals` })
  }
  if (contains !== undefined) expectation.contains = textAt(contains, `${field}.contains`)
  return expectation
}

/** @type {(fields: Fields, name: 'times' | 'pauseMs' | 'withinMs', usual: number, field: string) => number} */
const numberIn = (fields, name, usual, field) =>
  fields[name] === undefined ? usual : numberAt(fields[name], `${field}.${name}`, bounds[name])

/** @type {(value: unknown, field: string) => ScenarioStep} */
const readStep = (value, field) => {
  const fields = objectAt(value, field)
  onlyFields(fields, field, ['send', 'times', 'pauseMs', 'expect', 'withinMs'])
  return {
    send: fields.send === undefined ? null : readContent(fields.send, `${field}.send`),
    times: numberIn(fields, 'times', 1, field),
    pauseMs: numberIn(fields, 'pauseMs', 0, field),
    expect: readExpectation(fields.expect, `${field}.expect`),
    withinMs: numberIn(fields, 'withinMs', usualWithinMs, field),
  }
}

/** @type {(value: unknown) => Scenario['keepAlive']} */
const readKeepAlive = (value) => {
  if (value === undefined) return null
  const fields = objectAt(value, 'keepAlive')
  onlyFields(fields, 'keepAlive', ['send', 'everyMs'])
  return {
    send: readContent(fields.send, 'keepAlive.send'),
    everyMs: numberAt(fields.everyMs, 'keepAlive.everyMs', bounds.everyMs),
  }
}

/** @type {(value: unknown) => Scenario} @throws FileFault, which names the field */
export const checkScenario = (value) => {
  const fields = objectAt(value, 'the file')
  const names = ['name', 'address', 'protocols', 'onConnect', 'keepAlive', 'steps']
  onlyFields(fields, '', names)
  const { address, protocols = [], onConnect } = fields
  return {
    name: textAt(fields.name, 'name'),
    address: address === undefined ? '' : textAt(address, 'address'),
    protocols: listAt(protocols, 'protocols').map((one, at) => textAt(one, `protocols[${at}]`)),
    onConnect: onConnect === undefined ? null : readStep(onConnect, 'onConnect'),
    keepAlive: readKeepAlive(fields.keepAlive),
    steps: listAt(fields.steps, 'steps').map((step, at) => readStep(step, `steps[${at}]`)),
  }
}

/** @type {(text: string) => Scenario} @throws FileFault, which names the field */
export const readScenario = (text) => checkScenario(parseFile(text.replace(/^\uFEFF/, '')))
