import { describeBehaviour } from './behaviour/behaviour.ts'
import { startDeno } from './runtimes/deno.ts'
import { nodeCan } from './runtimes/node.ts'

describeBehaviour('Deno', startDeno, nodeCan)
