import { describeBehaviour } from './behaviour/behaviour.ts'
import { startDenoServe } from './runtimes/deno.ts'

describeBehaviour('deno serve', startDenoServe, {
  canPause: false,
  tellsRoom: true,
  closesAgainstAFlood: false,
  checksUtf8: false,
  hearsEarly: true,
  sendsUpgradeHeaders: true,
  seesHandshake: true,
  tellsRawHeaders: false,
  pings: false,
  endsWithoutAClose: false,
  receivesBehindItsClose: false,
  takesMoreThanTheServer: true,
  sendsHopByHopHeaders: true,
  compresses: 'no',
  canFragment: false,
  answersInFrontOfAClose: 'some',
  knowsClient: true,
  hasRawBytes: true,
})
