// `npm run transports -- --url http://localhost:3000 --seconds 20`: prints the table that compares
// the four transports to that server.

import { parseArgs } from 'node:util'
import { compare } from './compare.ts'

const usage = `Compares polling, long polling, Server-Sent Events and WebSocket to an edge-echo server.

  npm run transports -- --url http://localhost:3000 [--seconds 20] [--interval 1000] [--header 'Cookie: a=b']

  --url       http:// or https://; with the latter the bytes are those inside TLS
  --seconds   how long, 1 to 3600; default 20
  --interval  milliseconds from tick to tick, 50 to 60000; default 1000
  --header    sent with each request; may be given more than once
`

function readOptions() {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      seconds: { type: 'string', default: '20' },
      interval: { type: 'string', default: '1000' },
      header: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help || values.url === undefined) return null
  const url = URL.canParse(values.url) ? new URL(values.url) : null
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(`--url is an http:// or https:// address, not "${values.url}"`)
  }
  return {
    url,
    headers: Object.fromEntries(values.header.map(parseHeader)),
    seconds: parseNumber('seconds', values.seconds, 1, 3600),
    interval: parseNumber('interval', values.interval, 50, 60_000),
  }
}

function parseNumber(name: string, text: string, min: number, max: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : -1
  if (value >= min && value <= max) return value
  throw new RangeError(`--${name} is a whole number from ${min} to ${max}, not "${text}"`)
}

function parseHeader(line: string): [string, string] {
  const [, name, value] = /^([^:\s]+):\s*([^\r\n]*)$/.exec(line) ?? []
  if (name === undefined || value === undefined) {
    throw new TypeError(`--header is a line such as "Cookie: a=b", not "${line}"`)
  }
  return [name, value]
}

async function main(): Promise<void> {
  const options = readOptions()
  if (options === null) {
    console.log(usage)
    return
  }
  const { url, headers, seconds, interval } = options
  const { table, failures } = await compare({ url, headers }, { seconds, interval })
  console.log(table)
  for (const failure of failures) console.error(failure)
  process.exitCode = failures.length > 0 ? 1 : 0
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
