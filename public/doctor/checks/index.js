// The checks that need no more than a WebSocket and plain requests, in the order in which they run and
// are shown: those that a page can make.
import { closeCodes } from './close-codes.js'
import { http } from './http.js'
import { idle } from './idle.js'
import { lastMessage } from './last-message.js'
import { longPoll } from './long-poll.js'
import { lost } from './lost.js'
import { lumps } from './lumps.js'
import { messages } from './messages.js'
import { order } from './order.js'
import { roundTrip } from './round-trip.js'
import { serverClose } from './server-close.js'
import { serverView } from './server-view.js'
import { size } from './size.js'
import { sse } from './sse.js'
import { subprotocols } from './subprotocols.js'
import { upgrade } from './upgrade.js'
import { width } from './width.js'

/** @import { Check } from '../check.js' */

/** @type {readonly Check[]} */
export const PLAIN_CHECKS = [
  http,
  upgrade,
  messages,
  size,
  order,
  lastMessage,
  closeCodes,
  subprotocols,
  idle,
  serverClose,
  lost,
  roundTrip,
  lumps,
  sse,
  longPoll,
  width,
  serverView,
]
