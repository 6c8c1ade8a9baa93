// What the service needs of Node: for `npm start` and for the command.

import { inFragments, serve } from '../../library/runtimes/node/index.ts'
import type { Platform } from './start-service.ts'

export const nodePlatform: Platform = {
  name: 'Node',
  serve,
  inFragments,
  loadMetrics: () => import('../metrics/index.ts'),
  unusedSettings: [],
}
