// The service as the environment sets it, with its log on standard output: for the entries of Node,
// Deno and Bun.

import { LogOutput } from '../log/log-output.ts'
import { createLogger } from '../log/logger.ts'
import { readSettings } from '../settings/settings.ts'
import { addressesOf, type Service } from './addresses.ts'
import { exitWith } from './exit-with.ts'
import { ignoreOutputErrors } from './ignore-output-errors.ts'
import type { Platform, StartOptions } from './start-service.ts'
import { unusedSettings } from './unused-settings.ts'

/** @param start starts the service there */
export async function startFromEnvironment(
  platform: Platform,
  start: (platform: Platform, options: StartOptions) => Promise<Service>,
): Promise<void> {
  ignoreOutputErrors()
  try {
    const settings = readSettings(process.env)
    const output = new LogOutput(process.stdout)
    const logger = createLogger(settings.logLevel, output)
    const note = unusedSettings(process.env, platform)
    if (note !== null) logger.warn(note)
    const service = await start(platform, { settings, logger, output })
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
