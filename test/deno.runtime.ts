import { describeBehaviour } from './behaviour/behaviour.ts'
import { startDeno } from './runtimes/deno.ts'

describeBehaviour('Deno', startDeno, {
  canPause: false,
  tellsRoom: true,
  closesAgainstAFlood: false,
  checksUtf8: false,
  hearsEarly: true,
  sendsUpgradeHeaders: true,
  seesHandshake: true,
  sendsHopByHopHeaders: true,
  canFragment: false,
})
