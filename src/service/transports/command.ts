// `edge-echo transports --url http://localhost:3000 --seconds 20`: prints the table that compares the four
// transports to that server.

import { parseArgs } from 'node:util'
import { CommandError, joinNegatives, UsageError, wrongFlag } from '../settings/command-line.ts'
import { parseHeader, parseNumber } from '../settings/flag-values.ts'
import { compare } from './compare.ts'

export const usage = `Usage: edge-echo transports --url <url> [flags]

Compares polling, long polling, Server-Sent Events and WebSocket to an edge-echo server.

  --url <url>         http:// or https://; with the latter the bytes are those inside TLS
  --seconds <number>  how long, 1 to 3600 (20)
  --interval <number> milliseconds from tick to tick, 50 to 60000 (1000)
  --header <line>     sent with each request, as 'Cookie: a=b'; may be given more than once
  -h, --help          this text`

/**
 * Prints the comparison; the process then exits with 1 when a transport does not work.
 *
 * @throws UsageError for a wrong flag
 */
export async function runTransports(args: string[]): Promise<void> {
  const { help, url, header, seconds, interval } = parseFlags(args)
  if (help) return console.log(usage)
  const destination = { url: parseUrl(url), headers: Object.fromEntries(header.map(parseHeader)) }
  const length = {
    seconds: parseNumber('seconds', seconds, 1, 3600),
    interval: parseNumber('interval', interval, 50, 60_000),
  }
  const { table, failures } = await compare(destination, length).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new CommandError(`Cannot compare: ${reason}`, { cause })
  })
  console.log(table)
  for (const failure of failures) console.error(failure)
  process.exitCode = failures.length > 0 ? 1 : 0
}

function parseFlags(args: string[]) {
  try {
    return parseArgs({
      args: joinNegatives(args),
      options: {
        url: { type: 'string' },
        seconds: { type: 'string', default: '20' },
        interval: { type: 'string', default: '1000' },
        header: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values
  } catch (error) {
    throw wrongFlag(error)
  }
}

function parseUrl(text: string | undefined): URL {
  if (text === undefined) throw new UsageError('--url is missing')
  const url = URL.canParse(text) ? new URL(text) : null
  if (url !== null && /^https?:$/.test(url.protocol)) return url
  throw new UsageError(`--url is an http:// or https:// address, not "${text}"`)
}
