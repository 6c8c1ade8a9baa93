// The load generator: a process of its own that runs one load after the other, as it is told.

import { type ConnectLoad, runConnectLoad } from './connect-load.ts'
import type { Target } from './connection.ts'
import { type EchoLoad, runEchoLoad } from './echo-load.ts'
import type { Dialect } from './frames.ts'
import { type HttpLoad, runHttpLoad } from './http-load.ts'
import { type IdleLoad, runIdleLoad } from './idle-load.ts'
import { type PacedLoad, runPacedLoad } from './paced-load.ts'
import { type RoomLoad, runRoomLoad } from './room-load.ts'

/** Those that tell what the server's processors did for it. */
export type CpuLoad = EchoLoad | RoomLoad | ConnectLoad | HttpLoad

export type Load = CpuLoad | IdleLoad | PacedLoad

/** Whom a load is for. */
export interface Aim {
  target: Target
  dialect: Dialect
  /** The processes of the server. */
  pids: readonly number[]
}

function run(load: Load): Promise<unknown> {
  switch (load.kind) {
    case 'echo':
      return runEchoLoad(load)
    case 'room':
      return runRoomLoad(load)
    case 'connect':
      return runConnectLoad(load)
    case 'http':
      return runHttpLoad(load)
    case 'paced':
      return runPacedLoad(load)
    case 'idle':
      return runIdleLoad(load)
  }
}

process.on('message', async (load: Load) => {
  const result = await run(load)
  process.send?.({ result })
})
process.on('disconnect', () => process.exit())
