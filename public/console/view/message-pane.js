// All of one message, or of what happened to a connection.
import { formatDuration, formatSize, formatTime } from '../../shared/format.js'
import { html, nothing } from '../../shared/lit.js'
import { readingsOf } from '../data/readings.js'
import { changesBetween, changesView } from './difference.js'
import { explain, nameOf } from './explain.js'
import { imageUrl } from './image-url.js'
import { factsView, when } from './page.js'
import { treeView } from './tree.js'

/** @import { Key } from '../../shared/language.js' */
/** @import { Entry, Happening, Message } from '../log/entry.js' */
/** @import { Reading } from '../data/readings.js' */
/** @import { Page } from './page.js' */

/** The readings of the message that is looked at, which take time to make. @type {{ message: Message | null, width: number, readings: Reading[] }} */
const made = { message: null, width: 0, readings: [] }

/** Bytes in a line of hex; a sheet on a narrow window has the width of one that is not drawn wider. */
const hexWidthOf = (/** @type {Page} */ { state }) => (state.inspectorWidth < 42 ? 8 : 16)

/** @type {(page: Page, message: Message) => Reading[]} */
const readingsFor = (page, message) => {
  const width = hexWidthOf(page)
  if (made.message !== message || made.width !== width)
    Object.assign(made, { message, width, readings: readingsOf(message.data, width) })
  return made.readings
}

/** The number of its echo, or of what it is the echo of. @type {(page: Page, message: Message) => number | null} */
const echoOf = ({ state }, message) =>
  message.direction === 'received' && message.answers === undefined
    ? null
    : state.log.findLast(
        (entry) =>
          entry.direction !== 'event' &&
          entry !== message &&
          (message.direction === 'sent'
            ? entry.answers === message.serial
            : entry.serial === message.answers),
      )

/** What a message is compared with: one that was pinned, else its echo or what it is the echo of. */
/** @type {(page: Page, number: number | null) => { number: number, message: Message, isPinned: boolean } | null} */
const counterpartOf = ({ state }, number) => {
  const { log, pinned, chosen } = state
  const marked = pinned && pinned !== chosen ? log.get(pinned) : undefined
  if (marked && marked.direction !== 'event')
    return { number: pinned, message: marked, isPinned: true }
  const found = number === null ? undefined : log.get(number)
  return number !== null && found && found.direction !== 'event'
    ? { number, message: found, isPinned: false }
    : null
}

/** @typedef {NonNullable<ReturnType<typeof counterpartOf>>} Counterpart */

/** @type {(page: Page, message: Message, other: Counterpart) => unknown} */
const differenceView = (page, message, other) => {
  const changes = changesBetween(other.message.data, message.data, hexWidthOf(page))
  const isSame = changes.every(({ kind }) => kind === 'same')
  return html`
    <p><small>${page.say(other.isPinned ? 'comparedPinned' : 'comparedEcho', { number: other.number })} ${page.say(isSame ? 'isSame' : 'isDifferent')}</small></p>
    <pre id="content" class=${typeof message.data === 'string' ? '' : 'hex'} tabindex="0" role="region" aria-label=${page.say('reading-difference')}>${changesView(changes)}</pre>
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
    : html`<pre id="content" class=${reading.name} tabindex="0" role="region" aria-label=${label}>${reading.text}</pre>`
}

/** @type {(page: Page, number: number, message: Message) => unknown} */
const messageView = (page, number, message) => {
  const { state, say, act } = page
  const readings = readingsFor(page, message)
  const echo = echoOf(page, message)
  const counterpart = counterpartOf(page, echo)
  const names = [
    ...readings.map(({ name }) => name),
    ...(counterpart ? [/** @type {const} */ ('difference')] : []),
  ]
  // Who reads bytes as hex wants text as text again.
  const wanted = state.reading[message.kind]
  const chosen = names.find((name) => name === wanted) ?? names[0]
  const reading = readings.find(({ name }) => name === chosen)
  const isPinned = state.pinned === number
  return html`
    ${factsView([
      [say('number'), number],
      [say('direction'), say(`way-${message.direction}`)],
      [say('kind'), say(message.kind)],
      [say('time'), formatTime(message.at)],
      [
        say('size'),
        html`${formatSize(message.size)}${when(message.size > 1023, () => html` <small>${message.size.toLocaleString('en')} B</small>`)}`,
      ],
      [
        say('roundTrip'),
        message.roundTripMs === undefined ? '–' : formatDuration(message.roundTripMs),
      ],
      [say('connection'), `#${message.connection}`],
      [
        say(message.direction === 'sent' ? 'echoedBy' : 'echoOf'),
        echo === null
          ? '–'
          : html`<button id="echo" class="link" @click=${() => act.goTo(echo)}>${echo}</button>`,
      ],
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
    ${chosen === 'difference' && counterpart ? differenceView(page, message, counterpart) : reading ? readingView(page, message, reading) : nothing}
  `
}

/** @type {(page: Page, number: number, happening: Happening) => unknown} */
const happeningView = ({ say }, number, happening) => {
  const common = /** @type {[string, unknown][]} */ ([
    [say('number'), number],
    [say('time'), formatTime(happening.at)],
    [say('connection'), `#${happening.connection}`],
  ])
  const address = /** @type {[string, unknown]} */ ([say('address'), happening.url])
  if (happening.event === 'opened') {
    return factsView([
      ...common,
      [say('event'), say('eventOpened')],
      [say('timeToOpen'), formatDuration(happening.openMs)],
      [say('protocol'), happening.protocol || '–'],
      [say('extensions'), happening.extensions || '–'],
      address,
    ])
  }
  if (happening.event === 'cancelled') {
    return factsView([
      ...common,
      [say('event'), say('cancelled')],
      [say('duration'), formatDuration(happening.lastedMs)],
      address,
    ])
  }
  const { code, reason, event } = happening
  return html`
    ${factsView([
      ...common,
      [
        say('event'),
        say(event === 'refused' ? 'refused' : happening.closedHere ? 'closedHere' : 'closedThere'),
      ],
      [say('closeCode'), nameOf(code)],
      [say('closeReason'), reason || '–'],
      ...(event === 'closed'
        ? /** @type {[string, unknown][]} */ ([
            [say('cleanly'), say(happening.wasClean ? 'clean' : 'notClean')],
            [say('duration'), formatDuration(happening.lastedMs)],
          ])
        : []),
      address,
    ])}
    <p class="sentence">${event === 'refused' ? happening.sentence || say('why') : explain(say, happening)}</p>
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
