// The checks, in the order in which they run and are shown: each one that only the command can make
// stands behind one of the page's.

import { PLAIN_CHECKS } from '../../../../public/doctor/checks/index.js'
import type { Check } from '../command-check.ts'
import { body } from './body.ts'
import { compression } from './compression.ts'
import { fragments } from './fragments.ts'
import { http2 } from './http2.ts'
import { network } from './network.ts'
import { pings } from './pings.ts'
import { tls } from './tls.ts'

/** By the name of the check that they come behind. */
const BEHIND: Record<string, Check[]> = {
  messages: [fragments],
  size: [body],
  subprotocols: [compression, pings],
  connections: [http2],
}

export const CHECKS: readonly Check[] = [
  network,
  tls,
  ...PLAIN_CHECKS.flatMap((check) => [check, ...(BEHIND[check.name] ?? [])]),
]
