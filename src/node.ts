// The service on Node, set by its environment: `npm start`, `npm run dev` and the container.

import { createLogger } from './logger.ts'
import { startService } from './node/start.ts'
import { fail } from './process.ts'
import { readSettings } from './settings.ts'

async function start(): Promise<void> {
  const settings = readSettings(process.env)
  const logger = createLogger(settings.logLevel)
  const { url, metricsUrl } = await startService(settings, logger)
  if (metricsUrl !== null) logger.info({ metricsUrl }, `metrics at ${metricsUrl}`)
  // Last, since whoever reads it may send a signal.
  logger.info({ url }, `listening on ${url}`)
}

start().catch(fail)
