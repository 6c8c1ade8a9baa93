import { describeBehaviour } from './behaviour/behaviour.ts'
import { startWorkers } from './runtimes/worker.ts'

describeBehaviour('workerd', startWorkers, {
  canPause: false,
  checksUtf8: false,
  sendsUpgradeHeaders: true,
  seesHandshake: false,
  sendsHopByHopHeaders: false,
  canFragment: false,
})
