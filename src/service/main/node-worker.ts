// One of the processes of the service on Node: the primary starts it, with its settings.

import { runWorker } from '../processes/worker.ts'
import { nodePlatform } from '../start/node-platform.ts'

await runWorker(nodePlatform)
