// What the page knows of an examination, as plain data, and what follows from it.
import { sayFinding } from '../../../doctor/words.js'
import { parseAddress } from '../../wire/address.js'

/** @import { Asked } from '../../../doctor/check.js' */
/** @import { Result } from '../../../doctor/examine.js' */
/** @import { Verdict } from '../../../doctor/finding.js' */
/** @import { Examination } from '../../../doctor/report.js' */
/** @import { Say } from '../../../shared/language.js' */
/** @import { Told } from './run.js' */

/** What is asked for by a number, as it is typed. */
export const fields = /** @type {const} */ ({
  size: { asks: 'messageBytes', first: '1048576', min: 1, max: 33_554_432 },
  idle: { asks: 'idleSeconds', first: '0', min: 0, max: 3600 },
  connections: { asks: 'connections', first: '0', min: 0, max: 200 },
})
/** @typedef {keyof typeof fields} FieldName */
export const fieldNames = /** @type {FieldName[]} */ (Object.keys(fields))

/** These need more than a browser has. */
export const leftToCommand = [
  'network',
  'tls',
  'fragments',
  'body',
  'compression',
  'pings',
  'http2',
]

/**
 * @typedef {object} Doctor
 * @property {'idle' | 'running' | 'done' | 'stopped' | 'failed'} phase
 * @property {string} url
 * @property {string | null} server
 * @property {{ name: string, number: number, count: number }} checking
 * @property {Result[]} results
 * @property {number} startedAt on the clock of the page
 * @property {number} tookMs the whole of it, once it is over
 * @property {Record<FieldName, string>} typed
 * @property {string} failure of the Worker
 */

/** @returns {Doctor} */
export const makeDoctor = () => ({
  phase: 'idle',
  url: '',
  server: null,
  checking: { name: '', number: 0, count: 0 },
  results: [],
  startedAt: 0,
  tookMs: 0,
  typed: {
    size: fields.size.first,
    idle: fields.idle.first,
    connections: fields.connections.first,
  },
  failure: '',
})

/** @type {(typed: string, name: FieldName) => number | null} null for none from its least to its most */
export const readField = (typed, name) => {
  const { min, max } = fields[name]
  const value = Number(typed)
  return /^\d+$/.test(typed.trim()) && value >= min && value <= max ? value : null
}

/** @type {(doctor: Doctor) => Asked | null} null while a field is wrong */
export const askedOf = ({ typed }) => {
  const [messageBytes, idleSeconds, connections] = fieldNames.map((name) =>
    readField(typed[name], name),
  )
  if (messageBytes == null || idleSeconds == null || connections == null) return null
  return { messageBytes, idleSeconds, connections }
}

/** @type {(doctor: Doctor, told: Told) => void} */
export const take = (doctor, told) => {
  if (told.type === 'checking') {
    const { name, number, count } = told
    doctor.checking = { name, number, count }
  } else if (told.type === 'server') doctor.server = told.server
  else if (told.type === 'found') doctor.results = [...doctor.results, told.result]
  else doctor.phase = 'done'
}

/** @type {(doctor: Pick<Doctor, 'results'>, verdict: Verdict) => number} */
export const countOf = ({ results }, verdict) =>
  results.filter((result) => result.verdict === verdict).length

/** The same as the command's `--json`. @type {(say: Say, doctor: Pick<Doctor, 'url' | 'server' | 'tookMs' | 'results' | 'phase'>) => Examination} */
export const examinationOf = (say, { url, server, tookMs, results, phase }) => ({
  url,
  server,
  tookMs,
  ...(phase === 'stopped' && { isStopped: true }),
  results: results.map((result) => {
    const { name, group, tookMs } = result
    return { name, group, tookMs, ...sayFinding(say, result) }
  }),
})

/** What the command is for: the address in the bar, or the one examined while that is none. @type {(doctor: Pick<Doctor, 'url'>, address: string) => string} */
export const commandUrl = ({ url }, address) => parseAddress(address) ?? (url || address)

/** What makes the other checks as well. @type {(url: string, typed: Doctor['typed']) => string} */
export const commandFor = (url, typed) => {
  const flags = fieldNames
    .filter((name) => readField(typed[name], name) !== null && typed[name] !== fields[name].first)
    .map((name) => ` --${name} ${typed[name].trim()}`)
  return `npx edge-echo doctor '${url.replaceAll("'", `'\\''`)}'${flags.join('')}`
}
