// The languages of the pages. To add one: translate `en.js` and `workbench/en.js`, and name the files here.
// A page loads the one that it speaks, and of that the workbench when it is first looked at.

/** @typedef {typeof import('./en.js').words & typeof import('./workbench/en.js').words} English */
/** @typedef {keyof English} Key */
/** @typedef {Record<keyof typeof import('./en.js').words, string>} Words */
/** @typedef {Record<keyof typeof import('./workbench/en.js').words, string>} WorkbenchWords */

export const languages = {
  /** @type {() => Promise<{ words: Words }>} */
  en: () => import('./en.js'),
  /** @type {() => Promise<{ words: Words }>} */
  zh: () => import('./zh.js'),
}

export const workbench = {
  /** @type {() => Promise<{ words: WorkbenchWords }>} */
  en: () => import('./workbench/en.js'),
  /** @type {() => Promise<{ words: WorkbenchWords }>} */
  zh: () => import('./workbench/zh.js'),
}
