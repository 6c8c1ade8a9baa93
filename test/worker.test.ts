import { describeBehaviour } from './behaviour/behaviour.ts'
import type { Capabilities } from './behaviour/runtime.ts'
import { startWorkers } from './runtimes/worker.ts'

const workerdCan: Capabilities = {
  canPause: false,
  tellsRoom: false,
  closesAgainstAFlood: true,
  checksUtf8: false,
  hearsEarly: true,
  sendsUpgradeHeaders: true,
  seesHandshake: false,
  tellsRawHeaders: false,
  pings: false,
  endsWithoutAClose: false,
  receivesBehindItsClose: false,
  takesMoreThanTheServer: true,
  sendsHopByHopHeaders: false,
  compresses: 'as the platform likes',
  canFragment: false,
  answersInFrontOfAClose: 'microtasks',
  knowsClient: true,
  hasRawBytes: false,
  hasRooms: false,
}

describeBehaviour('workerd', () => startWorkers(), workerdCan)
describeBehaviour('workerd of before 2026-04-07', () => startWorkers('2026-02-01'), workerdCan)
