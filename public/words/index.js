// The languages of the pages. To add one: translate `en.js`, and name the file here. A page loads the
// one that it speaks.

/** @typedef {keyof typeof import('./en.js').words} Key */
/** @typedef {Record<Key, string>} Words */

export const languages = {
  /** @type {() => Promise<{ words: Words }>} */
  en: () => import('./en.js'),
  /** @type {() => Promise<{ words: Words }>} */
  zh: () => import('./zh.js'),
}
