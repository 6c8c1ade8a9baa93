// All that the page knows, as plain data. The views follow from it; `kept` of it survives a reload.
import { Log } from '../log/log.js'
import { parseQuery } from '../log/query.js'
import { makeFigures } from './figures.js'

/** @import { Language } from '../../shared/language.js' */
/** @import { Theme } from '../../shared/theme.js' */
/** @import { ReadingName } from '../data/readings.js' */
/** @import { Bytes } from '../data/hex.js' */
/** @import { Place } from '../log/scrolling.js' */
/** @import { PartName } from '../workbench/parts.js' */
/** @import { Doctor } from '../workbench/doctor/state.js' */
/** @import { Replay } from '../workbench/replay/state.js' */
/** @import { Work } from '../workbench/scenario/state.js' */
/** @import { Servers } from '../workbench/servers/servers.js' */

/** @typedef {'text' | 'hex' | 'base64' | 'file'} Kind */
/** @typedef {{ name: string, kind: Kind, text: string }} Named a message that was saved */
/** @typedef {{ name: string, address: string, protocols: string, message: string, kind?: Kind }} Saved an address */
/** @typedef {{ id: number, at: number, code: number, reason: string, wasClean: boolean, lastedMs: number, closedHere: boolean, limitBytes?: number }} Ending limitBytes: what the server takes, where it was asked */
/**
 * @typedef {object} Link the connection that is, or was last
 * @property {number} id
 * @property {string} url
 * @property {string[]} protocols
 * @property {'connecting' | 'open' | 'closing' | 'closed'} phase
 * @property {number} attempt 0 for one that a person asked for
 * @property {number} openedAt 0 before it is open
 * @property {number} openMs
 * @property {string} protocol
 * @property {string} extensions
 * @property {boolean} closedHere
 * @property {number | null} tripMs of the last echo
 * @property {Ending | null} ending
 * @property {string} failure what the browser said, when it did not even try
 */
/** @typedef {{ method?: string, target?: string, httpVersion?: string, headers?: [string, string][], remoteAddress?: string, localAddress?: string, tls?: unknown, runtime?: string, version?: string, maxMessageBytes?: number, heartbeatSeconds?: number | null }} Handshake */

/** What is kept in the browser, and what it is at first. */
export const keptDefaults = {
  protocols: '',
  auto: true,
  closeCode: '1000',
  closeReason: '',
  message: 'Hello, World!',
  kind: /** @type {Kind} */ ('text'),
  repeatCount: '100',
  repeatRate: '10',
  httpDelay: '',
  httpStatus: '',
  isNewestFirst: false,
  timeMode: /** @type {'clock' | 'start' | 'before'} */ ('clock'),
  isInspectorOpen: true,
  isOnceInspected: false,
  inspectorWidth: 29,
  hasKeys: true,
  history: /** @type {string[]} */ ([]),
  named: /** @type {Named[]} */ ([]),
  saved: /** @type {Saved[]} */ ([]),
  recent: /** @type {string[]} */ ([]),
  scenarios: /** @type {{ name: string }[]} */ ([]),
}

/** @typedef {typeof keptDefaults} Kept */
/** @typedef {PartName} Pane */

/**
 * @param {{ isOnce: boolean, path: string, address: string, host: string, language: Language, theme: Theme }} page
 * @param {Partial<Kept>} kept
 */
export const makeState = (page, kept = {}) => ({
  ...page,
  ...structuredClone(keptDefaults),
  ...kept,
  home: page.address,
  now: Date.now(),

  link: /** @type {Link | null} */ (null),
  lastId: 0,
  /** The first of the losses since a person connected. */
  cause: /** @type {Ending | null} */ (null),
  retry: /** @type {{ attempt: number, dueAt: number } | null} */ (null),
  /** Connections that this page has closed, until they are. */
  closedHere: /** @type {Set<number>} */ (new Set()),
  /** The addresses of connections that have not ended yet. */
  urls: /** @type {Map<number, string>} */ (new Map()),
  /** Connections that have opened, until they are closed. */
  opened: /** @type {Set<number>} */ (new Set()),
  refusal: '',
  handshake: /** @type {Handshake | null} */ (null),

  /** What somebody has tried, so that what stands in its way is said. */
  tried: /** @type {'' | 'connect' | 'send' | 'close'} */ (''),
  file: /** @type {{ name: string, bytes: Bytes } | null} */ (null),
  position: (kept.history ?? []).length,
  draft: '',
  newName: '',
  run: /** @type {{ id: number, done: number, count: number, isOver: boolean } | null} */ (null),
  lastRun: 0,
  http: { status: '', result: '' },

  log: new Log(),
  filter: '',
  query: parseQuery(''),
  place: /** @type {Place} */ ({ isAtEdge: true, anchor: 0, offset: 0 }),
  unseen: 0,
  chosen: 0,
  pinned: 0,
  pane: /** @type {Pane} */ ('message'),
  /** How messages of a kind are read; at first by what they are. */
  reading: /** @type {Record<'text' | 'binary', ReadingName | 'difference' | ''>} */ ({
    text: '',
    binary: '',
  }),
  /** The parts of a tree that are not as they are at first. */
  toggled: /** @type {Set<string>} */ (new Set()),
  isSheetOpen: false,
  /** Why a part of the workbench could not be loaded. */
  partFailure: '',
  doctor: /** @type {Doctor | null} */ (null),
  replay: /** @type {Replay | null} */ (null),
  scenario: /** @type {Work | null} */ (null),
  servers: /** @type {Servers | null} */ (null),

  figures: makeFigures(),
  pointed: -1,
  notice: /** @type {Notice} */ (''),
  /** What could not be put on the clipboard. */
  toCopy: '',
  announcement: '',
  undo: false,
  storageFailure: '',
})

/** @typedef {ReturnType<typeof makeState>} State */

/** Of what was kept, what makes sense now. @type {(value: unknown) => Partial<Kept>} */
export const readKept = (value) => {
  if (typeof value !== 'object' || value === null) return {}
  const found = Object.entries(value).filter(([name, kept]) => {
    const usual = /** @type {Record<string, unknown>} */ (keptDefaults)[name]
    if (Array.isArray(usual)) return Array.isArray(kept) && kept.every(isSensible[name] ?? isText)
    return typeof kept === typeof usual
  })
  return /** @type {Partial<Kept>} */ (Object.fromEntries(found))
}

const isText = (/** @type {unknown} */ item) => typeof item === 'string'
const hasTexts =
  (/** @type {string[]} */ ...names) =>
  (/** @type {unknown} */ item) =>
    typeof item === 'object' &&
    item !== null &&
    names.every((name) => isText(/** @type {Record<string, unknown>} */ (item)[name]))

/** @type {Record<string, (item: unknown) => boolean>} */
const isSensible = {
  named: hasTexts('name', 'kind', 'text'),
  scenarios: hasTexts('name'),
  saved: hasTexts('name', 'address', 'protocols', 'message'),
}

/** @typedef {'' | 'copied' | 'copiedNotice' | 'linkCopied' | 'copyByHand' | 'forgotten' | 'shared'} Notice */

/** @param {State} state @returns {Kept} */
export const keptOf = (state) => {
  const names = /** @type {(keyof Kept)[]} */ (Object.keys(keptDefaults))
  return /** @type {Kept} */ (Object.fromEntries(names.map((name) => [name, state[name]])))
}

/** @param {State} state */
export const isOpen = ({ link }) => link?.phase === 'open'

/** Whether there is something that Cancel or Disconnect would end. @param {State} state */
export const isBusy = ({ link, retry }) =>
  retry !== null || (link !== null && link.phase !== 'closed')
