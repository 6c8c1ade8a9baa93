// What a page says, in the language of its reader. A language is one file of `words`.
import { languages } from '../words/index.js'

/** @typedef {keyof typeof languages} Language */
/** @typedef {import('../words/index.js').Key} Key */
/** @typedef {Record<string, string | number>} Values */
/** @typedef {(key: Key, values?: Values) => string} Say */

/** @type {(tag: string) => Language | undefined} */
const languageOf = (tag) => {
  const main = tag.toLowerCase().split('-')[0]
  return /** @type {Language[]} */ (Object.keys(languages)).find((language) => language === main)
}

/** The first one that there is; English when there is none. @param {readonly string[]} preferred */
export const chooseLanguage = (preferred) => {
  for (const tag of preferred) {
    const language = languageOf(tag)
    if (language) return language
  }
  return 'en'
}

/** The one behind it in the table, for a button that goes round. @param {Language} language */
export const nextLanguage = (language) => {
  const names = /** @type {Language[]} */ (Object.keys(languages))
  return names[(names.indexOf(language) + 1) % names.length] ?? 'en'
}

/** Those that were loaded. @type {Partial<Record<Language, Partial<Record<Key, string>>>>} */
const loaded = {}
/** What is wanted of each language. */
const wanted = new Set(['common'])

/** To be awaited before anything is said in it. @param {Language} language */
export const loadLanguage = async (language) => {
  const loads = Object.entries(languages[language]).filter(([name]) => wanted.has(name))
  const all = await Promise.all(loads.map(([, load]) => load()))
  // Several loads may be under way, each for what was wanted when it began.
  loaded[language] = Object.assign({}, loaded[language], ...all.map(({ words }) => words))
}

/** From now on with what a page, or a part of it, says besides. @type {(name: 'workbench' | 'transports' | 'doctor', language: Language) => Promise<void>} */
export const loadWords = (name, language) => {
  wanted.add(name)
  return loadLanguage(language)
}

/** @type {(language: Language) => Say} `{name}` in a sentence is the place of a value */
export const sayIn = (language) => {
  const words = loaded[language]
  if (!words) throw new Error(`The language ${language} is not loaded yet`)
  return (key, values) =>
    (words[key] ?? key).replace(
      /\{(\w+)\}/g,
      (_, name) => values?.[name]?.toLocaleString('en') ?? '',
    )
}
