// The bench: what an echoed message costs the server, ours beside bare `ws`, in one run.

import { mkdir, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { type Plan, race } from './race.ts'
import { scenarios } from './scenarios.ts'
import { type Row, rowsOf, toMarkdown } from './table.ts'

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })

const plan: Plan = values.quick
  ? { rounds: 3, timing: { warmupMs: 200, measureMs: 600 }, idleConnections: 5000 }
  : { rounds: 7, timing: { warmupMs: 500, measureMs: 2000 }, idleConnections: 15_000 }

const rows: Row[] = []
for (const scenario of scenarios) {
  const measured = rowsOf(scenario, await race(scenario, plan))
  rows.push(...measured)
  console.log(toMarkdown(measured))
}

const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`
const folder = new URL('results/', import.meta.url)
await mkdir(folder, { recursive: true })
await writeFile(
  new URL('latest.json', folder),
  `${JSON.stringify({ machine, plan, rows }, null, 2)}\n`,
)
await writeFile(
  new URL('latest.md', folder),
  `${machine}; ${plan.rounds} rounds\n\n${toMarkdown(rows)}`,
)
