import { describeBehaviour } from './behaviour/behaviour.ts'
import { startMemory } from './runtimes/memory.ts'

describeBehaviour('the in-memory runtime', startMemory, {
  canPause: true,
  tellsRoom: true,
  closesAgainstAFlood: true,
  checksUtf8: false,
  hearsEarly: false,
  sendsUpgradeHeaders: false,
  seesHandshake: true,
  tellsRawHeaders: false,
  pings: true,
  endsWithoutAClose: true,
  receivesBehindItsClose: false,
  takesMoreThanTheServer: true,
  sendsHopByHopHeaders: true,
  compresses: 'no',
  canFragment: false,
  knowsClient: false,
  answersInFrontOfAClose: 'all',
  hasRawBytes: false,
})
