import { describeBehaviour } from './behaviour/behaviour.ts'
import { startWorkers } from './runtimes/worker.ts'

describeBehaviour('workerd', startWorkers, {
  canPause: false,
  tellsRoom: false,
  closesAgainstAFlood: true,
  checksUtf8: false,
  hearsEarly: true,
  sendsUpgradeHeaders: true,
  seesHandshake: false,
  sendsHopByHopHeaders: false,
  canFragment: false,
  answersInFrontOfAClose: 'microtasks',
  hasRawBytes: false,
})
