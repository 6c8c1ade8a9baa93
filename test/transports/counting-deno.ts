// The counting service on Deno, as a process.

import { serve } from '../../src/deno/index.ts'
import { createLogger } from '../../src/logger.ts'
import { stopOnSignal } from '../../src/process.ts'
import { countingApp } from './counting-app.ts'

const server = serve(countingApp, { port: 0 })
stopOnSignal(server, createLogger('info'))
console.log(server.url)
