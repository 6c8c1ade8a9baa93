// The command's flags: one for each setting of the table, by its name in the environment, so that
// there is nothing to keep in step. A flag wins over the environment.

import { parseArgs } from 'node:util'
import type { Setting } from './setting-kinds.ts'
import { readSettings, type Settings, SettingsError, settingsTable } from './settings.ts'

/** A flag that there is not, or one that makes no sense. Its message is one line. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** What a command could not do, with exit code 1. Its message is one line. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}

export type Command = { does: 'help' } | { does: 'version' } | { does: 'serve'; settings: Settings }

const table: Setting<unknown>[] = Object.values(settingsTable)

/**
 * What the command line asks for.
 *
 * @throws UsageError for a wrong flag
 * @throws SettingsError for a wrong value in the environment
 */
export function readCommandLine(
  args: string[],
  environment: Record<string, string | undefined>,
): Command {
  const values = parseFlags(args)
  if (values.help === true) return { does: 'help' }
  if (values.version === true) return { does: 'version' }
  const flags = Object.fromEntries(table.map(({ name }) => [name, values[optionOf(name)]]))
  checkFlags(flags)
  const given = Object.entries(flags).filter(([, value]) => value !== undefined)
  return {
    does: 'serve',
    settings: readSettings({ ...environment, ...Object.fromEntries(given) }),
  }
}

export function help(): string {
  const lines = table.map(({ name, placeholder, meaning, shown }): [string, string] => [
    `--${optionOf(name)} <${placeholder}>`,
    `${meaning} (${shown})`,
  ])
  lines.push(['-h, --help', 'this text'], ['-v, --version', 'the version'])
  const width = Math.max(...lines.map(([flag]) => flag.length))
  return `Usage: edge-echo [serve] [flags]
       edge-echo doctor <url> [flags]
       edge-echo transports --url <url> [flags]

serve is the command where none is named: it serves the WebSocket echo and its page. doctor says what
is between here and an echo endpoint, transports compares the four ways to its clock; each has --help.

Each flag is a setting of the environment too, by its name
in capitals: --max-message-bytes is MAX_MESSAGE_BYTES.

${lines.map(([flag, meaning]) => `  ${flag.padEnd(width)}  ${meaning}`).join('\n')}`
}

function parseFlags(args: string[]): Record<string, string | boolean | undefined> {
  const settings = table.map(({ name }) => [optionOf(name), { type: 'string' }] as const)
  try {
    const { values } = parseArgs({
      args: joinNegatives(args),
      options: {
        ...Object.fromEntries(settings),
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    })
    return values
  } catch (error) {
    throw wrongFlag(error)
  }
}

/**
 * The arguments, with a negative number joined to the flag in front of it: else `parseArgs` takes the number
 * for a flag of its own, and says that it is ambiguous.
 */
export function joinNegatives(args: string[]): string[] {
  return args.flatMap((arg, index) => {
    if (isNegative(arg) && isFlag(args[index - 1])) return []
    const next = args[index + 1]
    return isFlag(arg) && isNegative(next) ? [`${arg}=${next}`] : [arg]
  })
}

const isFlag = (arg = '') => /^--[^=]+$/.test(arg)
const isNegative = (arg = '') => /^-\d/.test(arg)

/** What `parseArgs` has thrown, in one line. */
export function wrongFlag(cause: unknown): UsageError {
  // Node's first sentence says what is wrong; the ones behind it are about positional arguments.
  const [sentence = ''] = String((cause as Error).message).split(/\. |\.?\n|\.$/)
  return new UsageError(sentence, { cause })
}

/** The flags by themselves, so that a wrong one is told from a wrong environment. */
function checkFlags(flags: Record<string, unknown>): void {
  const empty = Object.keys(flags).find((name) => String(flags[name] ?? 'unset').trim() === '')
  if (empty !== undefined) throw new UsageError(`--${optionOf(empty)} needs a value`)
  try {
    readSettings(flags, (name) => `--${optionOf(name)}`)
  } catch (error) {
    if (error instanceof SettingsError) throw new UsageError(error.message, { cause: error })
    throw error
  }
}

/** As one types it: `--port 0`. */
export function assignFlag(name: string, value: string | number): string {
  return `--${optionOf(name)} ${value}`
}

function optionOf(name: string): string {
  return name.toLowerCase().replaceAll('_', '-')
}
