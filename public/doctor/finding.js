// What a check has found. Its texts are sentences of the words, so that a page can say them in its
// reader's language, and the command in English.

/** @typedef {keyof typeof import('../words/doctor/en.js').words} DoctorKey */
/** @typedef {{ key: DoctorKey, values?: Record<string, Part> }} Sentence */
/** @typedef {string | number | Sentence} Part what is said as it is, or a sentence */

/** @typedef {'ok' | 'note' | 'broken' | 'skipped'} Verdict `note` is a change on the way that breaks nothing by itself; `skipped` says nothing about the path */

/**
 * @typedef {object} Finding
 * @property {Verdict} verdict
 * @property {Part} value what was measured, in a few words
 * @property {Part} [meaning] what it means for a WebSocket here
 * @property {Part} [change] what to change, and where
 * @property {Record<string, unknown>} [figures] behind `value`, for programs: milliseconds and bytes
 */
/** @typedef {Omit<Finding, 'verdict' | 'value'>} Rest */

/** @type {(key: DoctorKey, values?: Record<string, Part>) => Sentence} */
export const sentence = (key, values) => (values ? { key, values } : { key })

/** @type {(value: Part, rest?: Rest) => Finding} */
export const ok = (value, rest = {}) => ({ verdict: 'ok', value, ...rest })

/** @type {(value: Part, rest: Rest & { meaning: Part }) => Finding} */
export const note = (value, rest) => ({ verdict: 'note', value, ...rest })

/** @type {(value: Part, rest: Rest & { meaning: Part }) => Finding} */
export const broken = (value, rest) => ({ verdict: 'broken', value, ...rest })

/** @type {(value: Part) => Finding} */
export const skipped = (value) => ({ verdict: 'skipped', value })

/** What stands between them differs from language to language. @type {(key: 'listed' | 'enumerated' | 'oneAfterOther', parts: Part[]) => Part} */
export const joined = (key, parts) =>
  parts.length ? parts.reduce((first, second) => sentence(key, { first, second })) : ''
