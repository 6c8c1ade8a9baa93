// What a check is: a question about the path, answered by trying.

import type { Finding } from './finding.ts'
import type { DoctorOptions } from './options.ts'
import type { Visit } from './visit.ts'

export const GROUPS = [
  'Way in',
  'Fidelity',
  'Life',
  'Delay',
  'Width',
  'As the server saw it',
] as const

export interface Check {
  /** For `--only` and `--skip`. */
  name: string
  group: (typeof GROUPS)[number]
  /**
   * Without it the check is skipped: an answer of any kind, a WebSocket that opens, or an edge-echo server
   * behind it.
   */
  needs: ('answer' | 'upgrade' | 'edge-echo')[]
  /** What it takes at most; later it is broken. Default 10,000. */
  limitMs?: (options: DoctorOptions) => number
  /** Rejects where it cannot tell: the error is the finding then. */
  run: (visit: Visit) => Promise<Finding>
}
