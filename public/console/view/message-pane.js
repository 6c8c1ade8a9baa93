// All of one message, or of what happened to a connection.
import { formatDuration, formatSize, formatTime } from '../../shared/format.js'
import { html, nothing } from '../../shared/lit.js'
import { differenceOf } from '../data/difference.js'
import { hexDump } from '../data/hex.js'
import { parseJson } from '../data/json.js'
import { readingsOf } from '../data/readings.js'
import { explain, nameOf } from './explain.js'
import { imageUrl } from './image-url.js'
import { when } from './page.js'
import { treeView } from './tree.js'

/** @import { Key } from '../../shared/language.js' */
/** @import { Entry, Happening, Message } from '../log/entry.js' */
/** @import { Reading } from '../data/readings.js' */
/** @import { Page } from './page.js' */

/** @param {[label: string, value: unknown][]} facts */
const factsView = (facts) => html`
  <dl class="facts">${facts.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
`

/** The readings of the message that is looked at, which take time to make. @type {{ message: Message | null, readings: Reading[] }} */
const made = { message: null, readings: [] }

/** @param {Message} message */
const readingsFor = (message) => {
  if (made.message !== message) Object.assign(made, { message, readings: readingsOf(message.data) })
  return made.readings
}

/** What a message is compared with: one that was pinned, else its echo or what it is the echo of. */
const counterpartOf = (/** @type {Page} */ { state }, /** @type {Message} */ message) => {
  const { log, pinned } = state
  const marked = pinned && pinned !== state.chosen ? log.get(pinned) : undefined
  if (marked && marked.direction !== 'event')
    return { number: pinned, message: marked, isPinned: true }
  const number = log.findLast(
    (entry) =>
      entry.direction !== 'event' &&
      entry !== message &&
      (message.direction === 'sent'
        ? entry.answers === message.serial
        : entry.serial === message.answers),
  )
  const found = number === null ? undefined : log.get(number)
  return number !== null && found && found.direction !== 'event'
    ? { number, message: found, isPinned: false }
    : null
}

/** JSON with a line for each value, so that it can be compared. @param {Message['data']} data */
const comparable = (data) => {
  if (typeof data !== 'string') return hexDump(data.subarray(0, 1 << 16))
  const json = parseJson(data)
  return json ? JSON.stringify(json.value, null, 2) : data
}

/** @type {(page: Page, message: Message) => unknown} */
const differenceView = (page, message) => {
  const other = counterpartOf(page, message)
  if (!other) return html`<p class="nothing">${page.say('noCounterpart')}</p>`
  const changes = differenceOf(comparable(other.message.data), comparable(message.data))
  const isSame = changes.every(({ kind }) => kind === 'same')
  return html`
    <p><small>${page.say(other.isPinned ? 'comparedPinned' : 'comparedEcho', { number: other.number })} ${page.say(isSame ? 'isSame' : 'isDifferent')}</small></p>
    <pre id="content" tabindex="0" role="region" aria-label=${page.say('reading-difference')}>${changes.map(
      ({ kind, text }) =>
        kind === 'same'
          ? text
          : kind === 'added'
            ? html`<ins>${text}</ins>`
            : html`<del>${text}</del>`,
    )}</pre>
  `
}

/** @type {(page: Page, message: Message, reading: Reading) => unknown} */
const readingView = (page, message, reading) => {
  const label = page.say(/** @type {Key} */ (`reading-${reading.name}`))
  if (reading.type) {
    return html`<img class="shown" src=${imageUrl(message.data, reading.type)} alt=${page.say('imageOf', { type: reading.type, size: formatSize(message.size) })} />`
  }
  return 'tree' in reading
    ? html`<div id="content" class="tree" tabindex="0" role="region" aria-label=${label}><ul>${treeView(page, '', reading.tree)}</ul></div>`
    : html`<pre id="content" tabindex="0" role="region" aria-label=${label}>${reading.text}</pre>`
}

/** @type {(page: Page, number: number, message: Message) => unknown} */
const messageView = (page, number, message) => {
  const { state, say, act } = page
  const readings = readingsFor(message)
  const counterpart = counterpartOf(page, message)
  const names = [
    ...readings.map(({ name }) => name),
    ...(counterpart ? [/** @type {const} */ ('difference')] : []),
  ]
  const chosen = names.find((name) => name === state.reading) ?? names[0]
  const reading = readings.find(({ name }) => name === chosen)
  const isPinned = state.pinned === number
  return html`
    ${factsView([
      [say('number'), number],
      [say('direction'), say(`way-${message.direction}`)],
      [say('time'), formatTime(message.at)],
      [say('kind'), say(message.kind)],
      [
        say('size'),
        html`${formatSize(message.size)}${when(message.size > 1023, () => html` <small>${message.size.toLocaleString('en')} B</small>`)}`,
      ],
      [
        say('roundTrip'),
        message.roundTripMs === undefined ? '–' : formatDuration(message.roundTripMs),
      ],
      [say('connection'), `#${message.connection}`],
    ])}
    <p class="actions">
      <button id="copy" @click=${act.copy}>${say(state.notice === 'copied' ? 'copied' : 'copy')}</button>
      <button id="save-file" @click=${act.saveFile}>${say('saveFile')}</button>
      <button id="send-again" @click=${act.sendAgain}>${say('sendAgain')}</button>
      <button id="edit" @click=${act.edit}>${say('edit')}</button>
      <button id="pin" aria-pressed=${isPinned ? 'true' : 'false'} @click=${act.pin}>${say('pin')}</button>
    </p>
    <div class="tabs" role="group" aria-label=${say('readings')}>
      ${names.map((name) => html`<button aria-pressed=${name === chosen ? 'true' : 'false'} data-reading=${name} @click=${() => act.read(name)}>${say(`reading-${name}`)}</button>`)}
    </div>
    ${chosen === 'difference' ? differenceView(page, message) : reading ? readingView(page, message, reading) : nothing}
  `
}

/** @type {(page: Page, number: number, happening: Happening) => unknown} */
const happeningView = ({ say }, number, happening) => {
  const common = /** @type {[string, unknown][]} */ ([
    [say('number'), number],
    [say('time'), formatTime(happening.at)],
    [say('connection'), `#${happening.connection}`],
    [say('address'), happening.url],
  ])
  if (happening.event === 'opened') {
    return factsView([
      ...common,
      [say('event'), say('eventOpened')],
      [say('timeToOpen'), formatDuration(happening.openMs)],
      [say('protocol'), happening.protocol || '–'],
      [say('extensions'), happening.extensions || '–'],
    ])
  }
  const { code, reason, event } = happening
  return html`
    ${factsView([
      ...common,
      [
        say('event'),
        say(
          event === 'refused'
            ? 'refused'
            : happening.closedHere
              ? 'eventClosedHere'
              : 'eventClosed',
        ),
      ],
      [say('closeCode'), nameOf(code)],
      [say('closeReason'), reason || '–'],
      ...(event === 'closed'
        ? /** @type {[string, unknown][]} */ ([
            [say('cleanly'), say(happening.wasClean ? 'clean' : 'notClean')],
            [say('duration'), formatDuration(happening.lastedMs)],
          ])
        : []),
    ])}
    <p class="sentence">${event === 'refused' ? happening.sentence || say('why') : explain(say, code)}</p>
  `
}

/** @type {(page: Page, number: number, entry: Entry) => unknown} */
const entryView = (page, number, entry) =>
  entry.direction === 'event'
    ? happeningView(page, number, entry)
    : messageView(page, number, entry)

/** @param {Page} page */
export const messagePane = (page) => {
  const { chosen, log } = page.state
  const entry = chosen ? log.get(chosen) : undefined
  return entry
    ? html`<div id="detail">${entryView(page, chosen, entry)}</div>`
    : html`<p class="nothing">${page.say('nothingChosen')}</p>`
}
