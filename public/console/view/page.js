// What every view is given, and small parts that several are made of.
import { html, live, nothing } from '../../shared/lit.js'

/** @import { Key, Say } from '../../shared/language.js' */
/** @import { Sentence } from '../state/errors.js' */
/** @import { State } from '../state/state.js' */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {{ state: State, say: Say, act: Actions, errors: Partial<Record<string, Sentence>> }} Page */

/** @type {(page: Page, id: string, sentence: Sentence | undefined) => unknown} */
export const errorView = ({ say }, id, sentence) =>
  html`<small id="${id}-error" class="error" role="alert">${sentence ? say(sentence.key, sentence.values) : ''}</small>`

/**
 * A labelled field whose value is in the state under `name`.
 * @param {Page} page
 * @param {{ id: string, name: keyof State & string, label: Key, error?: Sentence | undefined, mode?: string, placeholder?: string }} field
 */
export const fieldView = (
  page,
  { id, name, label, error, mode = 'text', placeholder = '' },
) => html`
  <label>
    <span>${page.say(label)}</span>
    <input
      id=${id}
      inputmode=${mode}
      placeholder=${placeholder}
      autocomplete="off"
      aria-invalid=${error ? 'true' : 'false'}
      aria-describedby="${id}-error"
      .value=${live(String(page.state[name]))}
      @input=${(/** @type {InputEvent & { target: HTMLInputElement }} */ { target }) => page.act.set(name, target.value)}
    />
    ${errorView(page, id, error)}
  </label>
`

/**
 * @param {Page} page
 * @param {{ id: string, name: keyof State & string, label: Key }} box
 */
export const checkView = ({ state, say, act }, { id, name, label }) => html`
  <label class="check">
    <input
      id=${id}
      type="checkbox"
      .checked=${live(Boolean(state[name]))}
      @change=${(/** @type {Event & { target: HTMLInputElement }} */ { target }) => act.set(name, target.checked)}
    />
    <span>${say(label)}</span>
  </label>
`

/** Where something is saved, whether that fails. @param {Page} page */
export const notKeptView = ({ state, say }) =>
  when(
    state.storageFailure,
    () =>
      html`<small class="error" role="alert">${say('notKept', { error: state.storageFailure })}</small>`,
  )

/** A panel that unfolds over the page. @type {(id: string, title: unknown, content: unknown) => unknown} */
export const menuView = (id, title, content) => html`
  <details id=${id} class="menu" name="menu">
    <summary>${title}</summary>
    <div class="panel">${content}</div>
  </details>
`

/** @type {(condition: unknown, content: () => unknown) => unknown} */
export const when = (condition, content) => (condition ? content() : nothing)

/** Has a line of its own. @param {unknown} value */
const isLong = (value) => typeof value === 'string' && value.length > 16

/** Names and values, as many in a line as there is room for. @param {[label: string, value: unknown][]} facts */
export const factsView = (facts) => html`
  <dl class="facts">${facts.map(([label, value]) => html`<div class=${isLong(value) ? 'long' : ''}><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
`
