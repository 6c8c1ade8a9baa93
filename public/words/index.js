// The languages of the pages. To add one: translate `en.js` and those of the same name in the folders, and
// name the files here. A page loads the language that it speaks, and of that what it needs.

/** @typedef {typeof import('./en.js').words} Common */
/** @typedef {typeof import('./workbench/en.js').words} Workbench */
/** @typedef {typeof import('./transports/en.js').words} Transports */
/** @typedef {typeof import('./doctor/en.js').words} Doctor */
/** @typedef {keyof (Common & Workbench & Transports & Doctor)} Key */
/**
 * @template Words
 * @typedef {() => Promise<{ words: Record<keyof Words, string> }>} Load
 */

export const languages = {
  en: {
    common: /** @type {Load<Common>} */ (() => import('./en.js')),
    workbench: /** @type {Load<Workbench>} */ (() => import('./workbench/en.js')),
    transports: /** @type {Load<Transports>} */ (() => import('./transports/en.js')),
    doctor: /** @type {Load<Doctor>} */ (() => import('./doctor/en.js')),
  },
  zh: {
    common: /** @type {Load<Common>} */ (() => import('./zh.js')),
    workbench: /** @type {Load<Workbench>} */ (() => import('./workbench/zh.js')),
    transports: /** @type {Load<Transports>} */ (() => import('./transports/zh.js')),
    doctor: /** @type {Load<Doctor>} */ (() => import('./doctor/zh.js')),
  },
}
