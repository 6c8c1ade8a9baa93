import { describeBehaviour } from './behaviour/behaviour.ts'
import { nodeCan } from './runtimes/node.ts'
import { startNodeLine } from './runtimes/node-line.ts'

for (const line of [22, 24, 26] as const) {
  describeBehaviour(`Node ${line}`, () => startNodeLine(line), nodeCan)
}
