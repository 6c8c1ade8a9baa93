import { serve, upgradeWebSocket } from 'node-server-2'
import { WebSocketServer } from 'ws'
import { describeAdapter } from '../behaviour/adapter.ts'
import { appOn } from '../fixture/on/app.ts'
import { served } from './served.ts'

describeAdapter(
  '@hono/node-server 2',
  () => {
    const { fetch } = appOn(upgradeWebSocket)
    const websocket = { server: new WebSocketServer({ noServer: true }) }
    return served(serve({ fetch, websocket, port: 0, hostname: '127.0.0.1' }))
  },
  {
    opens: true,
    closesWithoutCode: true,
    pings: true,
    answersProtocol: true,
    sendsUpgradeHeaders: true,
    refusesWithBody: false,
  },
)
