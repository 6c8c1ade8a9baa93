// This page speaks through the console's language module: its own sentences join that table, so that
// one switch, remembered for both pages, says everything again.
import * as shared from '../console/language.js'
import { strings as table } from '../console/strings.js'
import { element } from './page/element.js'
import { strings } from './strings.js'

/** @typedef {keyof typeof strings | shared.Key} Key */

Object.assign(table, strings)

export const { prefersChinese, speak } = shared

/** @type {(key: Key) => string} */
export const translate = (key) => shared.translate(/** @type {shared.Key} */ (key))

/** @type {(place: HTMLElement | string, key: Key | null, values?: shared.Values) => void} */
export const say = (place, key, values) =>
  shared.say(
    typeof place === 'string' ? element(place, HTMLElement) : place,
    /** @type {shared.Key} */ (key),
    values,
  )
