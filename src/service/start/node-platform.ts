// What the service needs of Node: for `npm start` and for the command.

import { inFragments } from '../../library/runtimes/node/index.ts'
import { serveOnNode } from './serve-on-node.ts'
import type { Platform } from './start-service.ts'

export const nodePlatform: Platform = {
  name: 'Node',
  serve: serveOnNode,
  inFragments,
  loadMetrics: () => import('../metrics/index.ts'),
  unusedSettings: [],
}
