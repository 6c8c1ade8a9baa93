import { describeBehaviour } from './behaviour/behaviour.ts'
import { startNode } from './runtimes/node.ts'

describeBehaviour('Node', startNode, {
  canPause: true,
  checksUtf8: true,
  sendsUpgradeHeaders: true,
  seesHandshake: true,
  sendsHopByHopHeaders: true,
  canFragment: true,
})
