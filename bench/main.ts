// The bench: what an echoed message costs the server, ours beside what one would use instead.

import { describeMachine } from './machine.ts'
import { scenarioTable } from './markdown.ts'
import { readOptions } from './options.ts'
import { race } from './race.ts'
import { type Report, report } from './report.ts'
import { scenarios } from './scenarios.ts'
import { bundleWorker } from './worker-bundle.ts'
import { publish, writeResults } from './write.ts'

const { plan, choose, isPublished } = readOptions(process.argv.slice(2))
const chosen = choose(scenarios)

await bundleWorker()
const found: Report = { machine: await describeMachine(), plan, scenarios: [] }
for (const scenario of chosen) {
  for (const result of await race(scenario, plan)) {
    const reported = report(result)
    found.scenarios.push(reported)
    console.log(scenarioTable(reported))
  }
}
await writeResults(found)
if (isPublished) await publish(found)
