// The two apps on Node, in the test's own process.

import { getConnInfo } from '@hono/node-server/conninfo'
import { serveStatic } from '@hono/node-server/serve-static'
import { inFragments, serve } from '../../src/library/runtimes/node/index.ts'
import { createApp } from '../../src/service/app.ts'
import { overNetwork } from '../behaviour/network.ts'
import type { Capabilities, Runtime } from '../behaviour/runtime.ts'
import { fixtureWith } from '../fixture/in-conversation.ts'

/** The same on every line of Node. */
export const nodeCan: Capabilities = {
  canPause: true,
  tellsRoom: true,
  closesAgainstAFlood: true,
  checksUtf8: true,
  hearsEarly: true,
  sendsUpgradeHeaders: true,
  seesHandshake: true,
  tellsRawHeaders: true,
  pings: true,
  endsWithoutAClose: true,
  receivesBehindItsClose: true,
  takesMoreThanTheServer: true,
  sendsHopByHopHeaders: true,
  compresses: 'with context',
  canFragment: true,
  answersInFrontOfAClose: 'all',
  knowsClient: true,
  hasRawBytes: true,
}

export async function startNode(options: { fastPath?: boolean } = {}): Promise<Runtime> {
  const app = createApp({
    inFragments,
    serveStatic: (options) => serveStatic({ root: './public', ...options }),
  })
  const servers = [
    await serve(app, { port: 0, ...options }),
    await serve(fixtureWith(getConnInfo), { port: 0, ...options }),
  ] as const
  return {
    service: overNetwork(servers[0].url),
    fixture: overNetwork(servers[1].url),
    async stop() {
      await Promise.all(servers.map((server) => server.close()))
    },
  }
}
