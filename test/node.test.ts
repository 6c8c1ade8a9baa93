import { describeBehaviour } from './behaviour/behaviour.ts'
import { nodeCan, startNode } from './runtimes/node.ts'

describeBehaviour('Node', () => startNode(), nodeCan)
describeBehaviour('Node without the fast path', () => startNode({ fastPath: false }), nodeCan)
