// The service on Node, set by its environment: `npm start`, `npm run dev` and the container.

import { nodePlatform } from '../start/node-platform.ts'
import { startFromEnvironment } from '../start/start-from-environment.ts'
import { startOnNode } from '../start/start-on-node.ts'

await startFromEnvironment(nodePlatform, startOnNode)
