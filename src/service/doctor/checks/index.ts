// The checks, in the order in which they run and are shown.

import type { Check } from '../check.ts'
import { body } from './body.ts'
import { closeCodes } from './close-codes.ts'
import { compression } from './compression.ts'
import { fragments } from './fragments.ts'
import { http } from './http.ts'
import { http2 } from './http2.ts'
import { idle } from './idle.ts'
import { lastMessage } from './last-message.ts'
import { longPoll } from './long-poll.ts'
import { lost } from './lost.ts'
import { lumps } from './lumps.ts'
import { messages } from './messages.ts'
import { network } from './network.ts'
import { order } from './order.ts'
import { pings } from './pings.ts'
import { roundTrip } from './round-trip.ts'
import { serverClose } from './server-close.ts'
import { serverView } from './server-view.ts'
import { size } from './size.ts'
import { sse } from './sse.ts'
import { subprotocols } from './subprotocols.ts'
import { tls } from './tls.ts'
import { upgrade } from './upgrade.ts'
import { width } from './width.ts'

export const CHECKS: readonly Check[] = [
  network,
  tls,
  http,
  upgrade,
  messages,
  fragments,
  size,
  body,
  order,
  lastMessage,
  closeCodes,
  subprotocols,
  compression,
  pings,
  idle,
  serverClose,
  lost,
  roundTrip,
  lumps,
  sse,
  longPoll,
  width,
  http2,
  serverView,
]
