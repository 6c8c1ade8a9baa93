import { describeBehaviour } from './behaviour/behaviour.ts'
import { nodeCan, startNode } from './runtimes/node.ts'

describeBehaviour('Node', startNode, nodeCan)
