// The service as the environment sets it, with its log on standard output: for the entries of Node,
// Deno and Bun.

import { createLogger } from '../log/logger.ts'
import { readSettings } from '../settings/settings.ts'
import { addressesOf, type Service } from './addresses.ts'
import { exitWith } from './exit-with.ts'
import { type Platform, startService } from './start-service.ts'
import { unusedSettings } from './unused-settings.ts'

export async function startFromEnvironment(platform: Platform): Promise<void> {
  try {
    const settings = readSettings(process.env)
    const logger = createLogger(settings.logLevel)
    const note = unusedSettings(process.env, platform)
    if (note !== null) logger.warn(note)
    const service = await startService(platform, { settings, logger })
    // Last, since whoever reads it may send a signal.
    logger.info(service, startLine(service))
  } catch (error) {
    exitWith(error)
  }
}

function startLine(service: Service): string {
  const addresses = addressesOf(service).map(([name, address]) => `${name} ${address}`)
  return `listening: ${addresses.join(', ')}`
}
