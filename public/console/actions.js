// All that a person can do on the page.
import { connecting } from './actions/connecting.js'
import { inspecting } from './actions/inspecting.js'
import { keeping } from './actions/keeping.js'
import { opening } from './actions/opening.js'
import { reading } from './actions/reading.js'
import { repeating } from './actions/repeating.js'
import { sending } from './actions/sending.js'
import { typing } from './actions/typing.js'

/** @import { Say } from '../shared/language.js' */
/** @import { State } from './state/state.js' */
/** @import { Order } from './wire/wire.js' */
/** @import { Effects } from './effects.js' */

/**
 * @typedef {object} Tabs several connections on the page
 * @property {() => Promise<void>} open
 * @property {(at: number) => void} choose
 * @property {(at: number) => void} close
 * @property {() => void} turnBeside
 * @property {() => void} redraw soon
 */
/**
 * @typedef {object} Context
 * @property {State} state
 * @property {() => Say} say
 * @property {(order: Order) => void} wire
 * @property {() => void} render soon, and keeps what is to be kept
 * @property {Effects} effects
 * @property {Tabs} tabs
 */

/** @param {Context} context */
export const makeActions = (context) => {
  const connect = connecting(context)
  const send = sending(context, connect)
  const open = opening(context, connect)
  return {
    ...connect,
    ...send,
    ...typing(context, send),
    ...repeating(context, connect, send),
    ...reading(context, open),
    ...inspecting(context, send, open),
    ...open,
    ...keeping(context),
    openTab: () => void context.tabs.open(),
  }
}

/** @typedef {ReturnType<typeof makeActions>} Actions */
