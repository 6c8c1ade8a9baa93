import { describeBehaviour } from './behaviour/behaviour.ts'
import { startNode } from './runtimes/node.ts'

describeBehaviour('Node', startNode, {
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
