// Logs as many lines as it is told, in many turns, says on standard error how many of them were dropped,
// and then waits for SIGTERM: on Node, Deno and Bun.

import { LogOutput } from '../../../src/service/log/log-output.ts'
import { createLogger } from '../../../src/service/log/logger.ts'
import { stopOnSignal } from '../../../src/service/start/stop-on-signal.ts'

const LINES_A_TURN = 100
const text = 'x'.repeat(100)

const output = new LogOutput(process.stdout)
const logger = createLogger('debug', output)
stopOnSignal({ close: async () => {} }, logger)

// What keeps the process, as a server would.
setInterval(() => {}, 60_000)

for (let line = 0; line < Number(process.env.LINES); line += 1) {
  logger.debug({ line }, text)
  if (line % LINES_A_TURN === 0) await new Promise((resolve) => setImmediate(resolve))
}
console.error(JSON.stringify({ dropped: output.droppedLines }))
