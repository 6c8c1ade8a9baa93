// A scenario while it is written: texts in fields, as a person leaves them; and the file that they make.
import { usualWithinMs } from '../../../scenario/format.js'

/** @import { FileContent, FileStep, ScenarioFile } from '../../../scenario/format.js' */

export const sendKinds = /** @type {const} */ (['text', 'base64', 'nothing'])
export const expectKinds = /** @type {const} */ ([
  'nothing',
  'equals',
  'contains',
  'exists',
  'base64',
])

/**
 * @typedef {object} DraftStep
 * @property {string} send
 * @property {typeof sendKinds[number]} as
 * @property {string} times
 * @property {string} pauseMs
 * @property {typeof expectKinds[number]} expects
 * @property {string} path
 * @property {string} expected
 * @property {string} withinMs
 * @property {boolean} isNext
 */
/** @typedef {{ name: string, onConnect: DraftStep, keepAlive: string, keepAliveAs: 'text' | 'base64', everyMs: string, steps: DraftStep[] }} Draft */

/** @type {(as: DraftStep['as']) => DraftStep} */
export const emptyStep = (as) => ({
  send: '',
  as,
  times: '1',
  pauseMs: '0',
  expects: 'nothing',
  path: '',
  expected: '',
  withinMs: `${usualWithinMs}`,
  isNext: false,
})

/** @returns {Draft} */
export const emptyDraft = () => ({
  name: '',
  onConnect: emptyStep('nothing'),
  keepAlive: '',
  keepAliveAs: 'text',
  everyMs: '20000',
  steps: [
    { ...emptyStep('text'), send: 'hello {{n}}', expects: 'equals', expected: 'hello {{n}}' },
  ],
})

/** What is no number stays what it is, for the check to name it. @param {string} text */
const numberOf = (text) => (/^\s*\d+\s*$/.test(text) ? Number(text) : text)

/** JSON where it is that, else the text. @param {string} text @returns {unknown} */
const jsonOrText = (text) => {
  try {
    return JSON.parse(text)
  } catch {
    // A person writes `ok` and means the text.
    return text
  }
}

/** @param {DraftStep} step */
const expectOf = ({ expects, path, expected, isNext }) => {
  if (expects === 'nothing') return undefined
  const way = {
    equals: { equals: path ? jsonOrText(expected) : expected },
    contains: { contains: expected },
    exists: {},
    base64: { equals: { base64: expected } },
  }[expects]
  const at = expects === 'base64' || (expects !== 'exists' && !path) ? {} : { path }
  return { ...at, ...way, ...(isNext ? { next: true } : {}) }
}

/** Without what is as usual. @param {DraftStep} step */
const stepOf = (step) => {
  const { send, as, times, pauseMs, withinMs } = step
  const content = { text: send, base64: { base64: send }, nothing: undefined }[as]
  const expect = expectOf(step)
  return {
    ...(content === undefined ? {} : { send: content }),
    ...(times === '1' ? {} : { times: numberOf(times) }),
    ...(pauseMs === '0' ? {} : { pauseMs: numberOf(pauseMs) }),
    ...(expect ? { expect } : {}),
    ...(!expect || withinMs === `${usualWithinMs}` ? {} : { withinMs: numberOf(withinMs) }),
  }
}

/** @type {(draft: Draft, to?: { address: string, protocols: string[] }) => Record<string, unknown>} the file; `checkScenario` says whether it is right */
export const fileOf = ({ name, onConnect, keepAlive, keepAliveAs, everyMs, steps }, to) => ({
  name,
  ...(to?.address ? { address: to.address } : {}),
  ...(to?.protocols.length ? { protocols: to.protocols } : {}),
  ...(onConnect.as === 'nothing' ? {} : { onConnect: stepOf(onConnect) }),
  ...(keepAlive
    ? {
        keepAlive: {
          send: keepAliveAs === 'text' ? keepAlive : { base64: keepAlive },
          everyMs: numberOf(everyMs),
        },
      }
    : {}),
  steps: steps.map(stepOf),
})

/** @type {(expect: FileStep['expect']) => Partial<DraftStep>} */
const draftExpectation = (expect) => {
  if (!expect) return {}
  const { path, equals, contains, next = false } = expect
  const common = { path: path ?? '', isNext: next }
  if (contains !== undefined) return { ...common, expects: 'contains', expected: contains }
  if (equals === undefined) return { ...common, expects: 'exists' }
  if (path !== undefined) return { ...common, expects: 'equals', expected: JSON.stringify(equals) }
  return typeof equals === 'string'
    ? { ...common, expects: 'equals', expected: equals }
    : { ...common, expects: 'base64', expected: /** @type {{ base64: string }} */ (equals).base64 }
}

/** @type {(content: FileContent | undefined) => Pick<DraftStep, 'as' | 'send'>} */
const draftContent = (content) => {
  if (content === undefined) return { as: 'nothing', send: '' }
  return typeof content === 'string'
    ? { as: 'text', send: content }
    : { as: 'base64', send: content.base64 }
}

/** @param {FileStep} step @returns {DraftStep} */
const draftStepOf = ({ send, times = 1, pauseMs = 0, expect, withinMs = usualWithinMs }) => ({
  ...emptyStep('text'),
  ...draftContent(send),
  times: `${times}`,
  pauseMs: `${pauseMs}`,
  withinMs: `${withinMs}`,
  ...draftExpectation(expect),
})

/** @type {(file: ScenarioFile) => Draft} of one that was found to be right */
export const draftOf = ({ name, onConnect, keepAlive, steps }) => ({
  name,
  onConnect: onConnect ? draftStepOf(onConnect) : emptyStep('nothing'),
  keepAlive: draftContent(keepAlive?.send).send,
  keepAliveAs: draftContent(keepAlive?.send).as === 'base64' ? 'base64' : 'text',
  everyMs: `${keepAlive?.everyMs ?? 20_000}`,
  steps: steps.map(draftStepOf),
})
