// `edge-echo doctor ws://example.com/echo`: says what is between here and an echo endpoint, and what it
// does to a WebSocket.

import { parseArgs } from 'node:util'
import { reportOf } from '../../../public/doctor/report.js'
import { joinNegatives, UsageError, wrongFlag } from '../settings/command-line.ts'
import { parseHeader, parseNumber } from '../settings/flag-values.ts'
import { CHECKS } from './checks/index.ts'
import type { Check } from './command-check.ts'
import { examine } from './examine.ts'
import type { DoctorOptions } from './options.ts'
import { readScenarioFile, reportOfScenario, runScenario } from './scenario.ts'

export const usage = `Usage: edge-echo doctor <url> [flags]
       edge-echo doctor [<url>] --scenario <file>

Says what is between here and an echo endpoint, and what it does to a WebSocket. Exits with 1 when
something is broken.

  --json                 the findings as JSON
  --only <checks>        these checks, separated by commas
  --skip <checks>        all but these
  --header <line>        sent with each request, as 'Cookie: a=b'; may be given more than once
  --size <bytes>         the size that a message should be able to have (1048576)
  --idle <seconds>       also looks how long a silent connection lives, up to that time (0)
  --connections <number> also opens as many connections at once (0)
  --scenario <file>      instead of the checks, plays what the page exported as a scenario; the file may hold the URL
  -h, --help             this text

The checks: ${CHECKS.map(({ name }) => name).join(', ')}`

const ofChecks = ['only', 'skip', 'size', 'idle', 'connections'] as const

/**
 * Prints the report; the process then exits with 1 when something is broken.
 *
 * @throws UsageError for a wrong flag
 */
export async function runDoctor(args: string[]): Promise<void> {
  const { values, positionals } = parseFlags(args)
  if (values.help) return console.log(usage)
  const headers = Object.fromEntries(values.header.map(parseHeader))
  if (values.scenario !== undefined) {
    const stranger = ofChecks.find((name) => values[name] !== undefined)
    if (stranger !== undefined)
      throw new UsageError(`--${stranger} is for checks, not for --scenario`)
    const scenario = await readScenarioFile(values.scenario)
    const address = positionals.length > 0 || !scenario.address ? positionals : [scenario.address]
    const played = await runScenario(parseUrl(address), scenario, headers)
    console.log(values.json ? JSON.stringify(played, null, 2) : reportOfScenario(played))
    process.exitCode = played.isPassed ? 0 : 1
    return
  }
  const url = parseUrl(positionals)
  const checks = chooseChecks(values.only, values.skip)
  const options: DoctorOptions = {
    headers,
    messageBytes: parseNumber('size', values.size ?? '1048576', 1, 33_554_432),
    idleSeconds: parseNumber('idle', values.idle ?? '0', 0, 3600),
    connections: parseNumber('connections', values.connections ?? '0', 0, 10_000),
  }
  const progress = new Progress(checks.length)
  const examination = await examine(url, checks, options, (name) => progress.show(name))
  progress.clear()
  console.log(values.json ? JSON.stringify(examination, null, 2) : reportOf(examination))
  const isBroken = examination.results.some(({ verdict }) => verdict === 'broken')
  process.exitCode = isBroken ? 1 : 0
}

/** A line on standard error that is written over, where somebody looks at it. */
class Progress {
  readonly #total: number
  readonly #isShown = process.stderr.isTTY
  #started = -1

  constructor(total: number) {
    this.#total = total
  }

  show(name: string): void {
    this.#started += 1
    if (this.#isShown) process.stderr.write(`\r\u001b[K${this.#started}/${this.#total} ${name}`)
  }

  clear(): void {
    if (this.#isShown) process.stderr.write('\r\u001b[K')
  }
}

function parseFlags(args: string[]) {
  try {
    return parseArgs({
      args: joinNegatives(args),
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        only: { type: 'string' },
        skip: { type: 'string' },
        header: { type: 'string', multiple: true, default: [] },
        size: { type: 'string' },
        idle: { type: 'string' },
        connections: { type: 'string' },
        scenario: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    throw wrongFlag(error)
  }
}

function parseUrl([text, ...others]: string[]): URL {
  if (text === undefined) throw new UsageError('The URL of an echo endpoint is missing')
  if (others.length > 0) throw new UsageError(`One URL at a time: "${others[0]}" is another one`)
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^(wss?|https?):$/.test(url.protocol)) {
    throw new UsageError(`The URL is a ws://, wss://, http:// or https:// address, not "${text}"`)
  }
  url.protocol = url.protocol.replace(/^http/, 'ws')
  return url
}

function chooseChecks(only: string | undefined, skip: string | undefined): Check[] {
  const wanted = only === undefined ? null : parseNames('only', only)
  const unwanted = skip === undefined ? [] : parseNames('skip', skip)
  const isLeft = ({ name }: Check) => (wanted?.includes(name) ?? true) && !unwanted.includes(name)
  const checks = CHECKS.filter(isLeft)
  if (checks.length === 0) throw new UsageError('--only and --skip: no check is left')
  return checks
}

function parseNames(flag: string, text: string): string[] {
  const names = text.split(',').map((name) => name.trim())
  const stranger = names.find((name) => CHECKS.every((check) => check.name !== name))
  if (stranger === undefined) return names
  throw new UsageError(`--${flag}: there is no check "${stranger}"`)
}
