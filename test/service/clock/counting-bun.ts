// The counting service on Bun, as a process.

import { serve } from '../../../src/library/runtimes/bun/index.ts'
import { createLogger } from '../../../src/service/log/logger.ts'
import { stopOnSignal } from '../../../src/service/start/stop-on-signal.ts'
import { countingApp } from './counting-app.ts'

const server = serve(countingApp, { port: 0 })
stopOnSignal(server, createLogger('info'))
console.log(server.url)
