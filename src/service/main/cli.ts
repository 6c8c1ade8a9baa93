#!/usr/bin/env node
// The command: `npx edge-echo --port 3000` serves, says on standard output where to go, and logs on
// standard error.

import { LogOutput } from '../log/log-output.ts'
import { createLogger } from '../log/logger.ts'
import {
  assignFlag,
  CommandError,
  help,
  readCommandLine,
  UsageError,
} from '../settings/command-line.ts'
import type { Settings } from '../settings/settings.ts'
import { addressesOf } from '../start/addresses.ts'
import { exitWith } from '../start/exit-with.ts'
import { ignoreOutputErrors } from '../start/ignore-output-errors.ts'
import { nodePlatform } from '../start/node-platform.ts'
import { startOnNode } from '../start/start-on-node.ts'
import { version } from '../version.ts'

/** Each gets the arguments behind its name. */
const commands = new Map<string, (args: string[]) => Promise<void>>([
  ['serve', runServe],
  ['doctor', async (args) => (await import('../doctor/command.ts')).runDoctor(args)],
  ['transports', async (args) => (await import('../transports/command.ts')).runTransports(args)],
])

async function run(args: string[]): Promise<void> {
  const [name = ''] = args
  if (name === '' || name.startsWith('-')) return runServe(args)
  const command = commands.get(name)
  if (command === undefined) {
    const names = [...commands.keys()].join(', ')
    throw new UsageError(`There is no command "${name}": there are ${names}`)
  }
  await command(args.slice(1))
}

async function runServe(args: string[]): Promise<void> {
  const command = readCommandLine(args, process.env)
  if (command.does === 'help') console.log(help())
  else if (command.does === 'version') console.log(version)
  else await serve(command.settings)
}

async function serve(settings: Settings): Promise<void> {
  const output = new LogOutput(process.stderr)
  const logger = createLogger(settings.logLevel, output)
  const service = await startOnNode(nodePlatform, { settings, logger, output, assign: assignFlag })
  const lines = addressesOf(service).map(([name, address]) => `${name.padEnd(11)}${address}`)
  // In one piece, for a program that reads it.
  console.log(lines.join('\n'))
}

ignoreOutputErrors()
run(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof CommandError) {
    console.error(`edge-echo: ${error.message}`)
    process.exit(1)
  }
  if (!(error instanceof UsageError)) exitWith(error)
  console.error(`edge-echo: ${error.message} (edge-echo --help)`)
  process.exit(2)
})
