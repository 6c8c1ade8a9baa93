// The client's side on Deno, which runs `ws` as well: with backpressure where that is installed, as it is
// beside `serve`, else by the WebSocket that Deno brings.

import { missingPackage } from '../../runtimes/node/missing-package.ts'
import { type Connections, connectionsBy } from '../connections.ts'
import type { Connect } from '../options.ts'
import { connectByPlatform } from '../platform/connect.ts'

export * from '../names.ts'

export const connect: Connect = async (url, options) => {
  const connectByBest = await load()
  return connectByBest(url, options)
}

export const connections: Connections = async function* connections(url, options) {
  return yield* connectionsBy(await load())(url, options)
}

async function load(): Promise<Connect> {
  try {
    return (await import('../node/connect.ts')).connectByWs
  } catch (error) {
    if (missingPackage(error) !== 'ws') throw error
    return connectByPlatform
  }
}
