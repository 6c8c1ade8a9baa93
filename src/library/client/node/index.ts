// The client's side on Node, by `ws`.

import { explainMissingClientPackage } from '../../runtimes/node/missing-package.ts'
import type { Connections } from '../connections.ts'
import type { Connect } from '../options.ts'

export * from '../names.ts'

export const connect: Connect = async (url, options) => {
  const { connectByWs } = await load()
  return connectByWs(url, options)
}

export const connections: Connections = async function* connections(url, options) {
  const { connectionsByWs } = await load()
  return yield* connectionsByWs(url, options)
}

/** A static import would fail before anything could say what to install. */
function load() {
  return import('./connect.ts').catch(explainMissingClientPackage)
}
