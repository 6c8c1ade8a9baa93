// The counting service on Deno, as a process.

import { serve } from '../../../src/library/runtimes/deno/index.ts'
import { createLogger } from '../../../src/service/log/logger.ts'
import { stopOnSignal } from '../../../src/service/start/stop-on-signal.ts'
import { countingApp } from './counting-app.ts'

const server = await serve(countingApp, { port: 0 })
stopOnSignal(server, createLogger('info'))
console.log(server.url)
