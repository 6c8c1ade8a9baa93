import { serve } from '@hono/node-server'
import { createNodeWebSocket } from '@hono/node-ws'
import { Hono } from 'hono'
import { describeAdapter } from '../behaviour/adapter.ts'
import { appOn } from '../fixture/on/app.ts'
import { served } from './served.ts'

describeAdapter(
  '@hono/node-ws',
  () => {
    const app = new Hono()
    const { upgradeWebSocket, injectWebSocket } = createNodeWebSocket({ app })
    app.route('/', appOn(upgradeWebSocket))
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
    injectWebSocket(server)
    return served(server)
  },
  {
    opens: true,
    closesWithoutCode: true,
    pings: true,
    answersProtocol: true,
    sendsUpgradeHeaders: false,
    refusesWithBody: false,
  },
)
