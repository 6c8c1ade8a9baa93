// The panes of the inspector that are loaded when they are first looked at.

/** @import { Context } from '../actions.js' */
/** @import { Connecting } from '../actions/connecting.js' */
/** @import { Page } from '../view/page.js' */
/** @import { Told } from '../wire/wire.js' */

/**
 * @typedef {object} Part
 * @property {(page: Page) => unknown} view
 * @property {(batch: Told[]) => void} [follow] is told what happened on the wire
 */
/** @typedef {Context & { connect: Connecting }} PartContext */

/** @typedef {() => Promise<{ makePart: (context: PartContext) => Part }>} Load */

/** @param {Part['view']} view */
const viewOnly = (view) => ({ makePart: () => ({ view }) })

/** What looks at the one connection. @type {Record<'message' | 'figures' | 'handshake', Load>} */
const viewers = {
  message: async () => viewOnly((await import('../view/message-pane.js')).messagePane),
  figures: async () => viewOnly((await import('../view/figures-pane.js')).figuresPane),
  handshake: async () => viewOnly((await import('../view/handshake-pane.js')).handshakePane),
}

/** What has words and a style of its own, too. @type {Record<'doctor' | 'scenario' | 'replay' | 'servers', Load>} */
const workbench = {
  doctor: () => import('./doctor/doctor.js'),
  scenario: () => import('./scenario/scenario.js'),
  replay: () => import('./replay/replay.js'),
  servers: () => import('./servers/servers.js'),
}

export const parts = { ...viewers, ...workbench }

/** @typedef {keyof typeof parts} PartName */

export const partNames = /** @type {PartName[]} */ (Object.keys(parts))
export const viewerNames = /** @type {PartName[]} */ (Object.keys(viewers))
