// The load generator: a process of its own that runs one load after the other, as it is told.

import { type ConnectLoad, runConnectLoad } from './connect-load.ts'
import { type EchoLoad, runEchoLoad } from './echo-load.ts'
import { type HttpLoad, runHttpLoad } from './http-load.ts'
import { type IdleLoad, runIdleLoad } from './idle-load.ts'

export type Load = EchoLoad | ConnectLoad | HttpLoad | IdleLoad

function run(load: Load): Promise<unknown> {
  switch (load.kind) {
    case 'echo':
      return runEchoLoad(load)
    case 'connect':
      return runConnectLoad(load)
    case 'http':
      return runHttpLoad(load)
    case 'idle':
      return runIdleLoad(load)
  }
}

process.on('message', async (load: Load) => {
  const result = await run(load)
  process.send?.({ result })
})
process.on('disconnect', () => process.exit())
