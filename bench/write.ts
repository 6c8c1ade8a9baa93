// Where a run's findings go.

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { toChart } from './chart.ts'
import { toMarkdown } from './markdown.ts'
import { intoReadme, intoTables } from './performance-tables.ts'
import type { Report } from './report.ts'

const results = new URL('results/', import.meta.url)
const docs = new URL('../docs/', import.meta.url)
const tables = new URL('../docs/performance-tables.md', import.meta.url)
const readme = new URL('../README.md', import.meta.url)

/** `results/latest.json`, `.md` and `.svg`, which git ignores. */
export async function writeResults(report: Report): Promise<void> {
  await mkdir(results, { recursive: true })
  await writeAs('latest', results, report)
}

/** `docs/performance.json`, `.md` and `.svg`, and the tables of `docs/performance-tables.md` and `README.md`. */
export async function publish(report: Report): Promise<void> {
  await writeAs('performance', docs, report)
  await writeFile(tables, intoTables(await readFile(tables, 'utf8'), report))
  await writeFile(readme, intoReadme(await readFile(readme, 'utf8'), report))
}

async function writeAs(name: string, folder: URL, report: Report): Promise<void> {
  const chart = toChart(report)
  await writeFile(new URL(`${name}.json`, folder), `${JSON.stringify(report, null, 2)}\n`)
  await writeFile(new URL(`${name}.md`, folder), toMarkdown(report))
  if (chart !== null) await writeFile(new URL(`${name}.svg`, folder), chart)
}
