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

/** @param {Part['view']} view */
const viewOnly = (view) => ({ makePart: () => ({ view }) })

/** @type {Record<'figures' | 'handshake' | 'replay' | 'scenario', () => Promise<{ makePart: (context: PartContext) => Part }>>} */
export const parts = {
  figures: async () => viewOnly((await import('../view/figures-pane.js')).figuresPane),
  handshake: async () => viewOnly((await import('../view/handshake-pane.js')).handshakePane),
  replay: () => import('./replay/replay.js'),
  scenario: () => import('./scenario/scenario.js'),
}

/** @typedef {keyof typeof parts} PartName */

export const partNames = /** @type {PartName[]} */ (Object.keys(parts))
