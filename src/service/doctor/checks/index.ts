// The checks, in the order in which they run and are shown.

import type { Check } from '../check.ts'
import { closeCodes } from './close-codes.ts'
import { compression } from './compression.ts'
import { fragments } from './fragments.ts'
import { lastMessage } from './last-message.ts'
import { messages } from './messages.ts'
import { network } from './network.ts'
import { order } from './order.ts'
import { size } from './size.ts'
import { subprotocols } from './subprotocols.ts'
import { upgrade } from './upgrade.ts'

export const CHECKS: readonly Check[] = [
  network,
  upgrade,
  messages,
  fragments,
  size,
  order,
  lastMessage,
  closeCodes,
  subprotocols,
  compression,
]
