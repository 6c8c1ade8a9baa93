// A check of the command: one of the page's, or one that needs more than a browser has.

import type { Check as CheckBy } from '../../../public/doctor/check.js'
import type { CommandVisit } from './command-visit.ts'

export type Check = CheckBy<CommandVisit>
