// The checks, in the order in which they run and are shown.

import type { Check } from '../check.ts'
import { messages } from './messages.ts'
import { network } from './network.ts'
import { upgrade } from './upgrade.ts'

export const CHECKS: readonly Check[] = [network, upgrade, messages]
