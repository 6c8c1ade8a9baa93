// The service on Node, set by its environment: `npm start`, `npm run dev` and the container.

import { createLogger } from '../log/logger.ts'
import { readSettings } from '../settings/settings.ts'
import { startService } from '../start/node.ts'
import { fail } from '../start/process.ts'

async function start(): Promise<void> {
  const settings = readSettings(process.env)
  const logger = createLogger(settings.logLevel)
  const { url, metricsUrl } = await startService(settings, logger)
  if (metricsUrl !== null) logger.info({ metricsUrl }, `metrics at ${metricsUrl}`)
  // Last, since whoever reads it may send a signal.
  logger.info({ url }, `listening on ${url}`)
}

start().catch(fail)
