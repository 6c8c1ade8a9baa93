import { describeBehaviour } from './behaviour/behaviour.ts'
import { startDeno } from './runtimes/deno.ts'
import { nodeCan } from './runtimes/node.ts'

// Its node:zlib would let any client end the process.
describeBehaviour('Deno', startDeno, { ...nodeCan, compresses: 'no' })
