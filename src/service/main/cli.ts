#!/usr/bin/env node
// The service as a command: `npx edge-echo --port 3000`. It says on standard output where to go, and
// logs on standard error.

import { readFile } from 'node:fs/promises'
import { createLogger } from '../log/logger.ts'
import { help, readCommandLine, UsageError } from '../settings/command-line.ts'
import { startService } from '../start/node.ts'
import { fail } from '../start/process.ts'
import { addressesOf } from '../start/urls.ts'

async function run(): Promise<void> {
  const command = readCommandLine(process.argv.slice(2), process.env)
  if (command.does === 'help') console.log(help())
  else if (command.does === 'version') console.log(await readVersion())
  else {
    const { settings } = command
    const logger = createLogger(settings.logLevel, process.stderr)
    console.log(addressesOf(await startService(settings, logger)))
  }
}

async function readVersion(): Promise<string> {
  const { version } = JSON.parse(
    await readFile(new URL('../../../package.json', import.meta.url), 'utf8'),
  ) as { version: string }
  return version
}

run().catch((error: unknown) => {
  if (!(error instanceof UsageError)) fail(error)
  console.error(`edge-echo: ${error.message} (edge-echo --help)`)
  process.exit(2)
})
