// One comparison without a browser: the same run as the page's, and its results as a Markdown table.

import { now } from '../../../public/transports/measure/clock-offset.js'
import { cellsOf, figuresOf, toMarkdown } from '../../../public/transports/measure/figures.js'
import { Run } from '../../../public/transports/measure/run.js'
import { Connection } from './connection.ts'
import { readBody, readHead, sendRequest } from './http.ts'
import { type Destination, transportsTo } from './transports.ts'

export interface Length {
  interval: number
  seconds: number
}

const titles = {
  polling: 'Polling',
  longPolling: 'Long polling',
  streaming: 'Server-Sent Events',
  websocket: 'WebSocket',
}

const heads = [
  'Transport',
  'Ticks',
  'Missed',
  'Requests',
  'Header bytes',
  'Body bytes',
  'Bytes per tick',
  'Delay p50',
  'Delay p99',
  'Open on average',
]

export interface Comparison {
  table: string
  run: Run<keyof typeof titles>
  /** Why a transport does not work, by its title. */
  failures: string[]
}

/** @throws Error when the clock does not answer at all */
export async function compare(destination: Destination, length: Length): Promise<Comparison> {
  const run = new Run(await askOnce(destination, length), length, transportsTo(destination))
  const through = await run.finished
  const names = Object.keys(titles) as (keyof typeof titles)[]
  const rows = names.map((name) => [
    titles[name],
    ...cellsOf(figuresOf(run.tallies[name], run.offset, { at: now(), through })),
  ])
  const failures = names.flatMap((name) => {
    const { failure } = run.tallies[name]
    return failure === '' ? [] : [`${titles[name]}: ${failure}`]
  })
  return { table: toMarkdown(heads, rows), run, failures }
}

async function askOnce({ url, headers }: Destination, { interval }: Length) {
  const connection = await Connection.open(url, () => {}, new AbortController().signal)
  try {
    sendRequest(connection, new URL(`/clock?interval=${interval}`, url), headers)
    return JSON.parse(await readBody(connection, await readHead(connection, 200)))
  } finally {
    connection.close()
  }
}
