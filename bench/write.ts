// Where a run's findings go.

import { mkdir, writeFile } from 'node:fs/promises'
import { toMarkdown } from './markdown.ts'
import type { Report } from './report.ts'

const results = new URL('results/', import.meta.url)

/** `results/latest.json` and `results/latest.md`, which git ignores. */
export async function writeResults(report: Report): Promise<void> {
  await mkdir(results, { recursive: true })
  await writeFile(new URL('latest.json', results), `${JSON.stringify(report, null, 2)}\n`)
  await writeFile(new URL('latest.md', results), toMarkdown(report))
}
