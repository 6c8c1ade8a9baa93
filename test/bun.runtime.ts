import { describeBehaviour } from './behaviour/behaviour.ts'
import { startBun } from './runtimes/bun.ts'

describeBehaviour('Bun', startBun, {
  canPause: true,
  tellsRoom: true,
  closesAgainstAFlood: true,
  checksUtf8: true,
  hearsEarly: false,
  sendsUpgradeHeaders: true,
  seesHandshake: true,
  tellsRawHeaders: false,
  pings: true,
  endsWithoutAClose: true,
  receivesBehindItsClose: false,
  takesMoreThanTheServer: false,
  sendsHopByHopHeaders: true,
  compresses: 'by itself',
  canFragment: false,
  answersInFrontOfAClose: 'microtasks',
  knowsClient: true,
  hasRawBytes: true,
})
