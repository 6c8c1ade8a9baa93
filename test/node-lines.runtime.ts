import { describeBehaviour } from './behaviour/behaviour.ts'
import { startNodeLine } from './runtimes/node-line.ts'

for (const line of [22, 24, 26] as const) {
  describeBehaviour(`Node ${line}`, () => startNodeLine(line), {
    canPause: true,
    tellsRoom: true,
    closesAgainstAFlood: true,
    checksUtf8: true,
    hearsEarly: true,
    sendsUpgradeHeaders: true,
    seesHandshake: true,
    sendsHopByHopHeaders: true,
    canFragment: true,
  })
}
