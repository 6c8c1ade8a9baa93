import { describeProtocols } from './examples/protocols.ts'
import { bunRun } from './runtimes/bun.ts'
import { startChild } from './runtimes/child.ts'

describeProtocols('Bun', ({ tcpPort, webSocketUrl }) =>
  startChild(bunRun('test/fixture/examples-bun.ts'), {
    TCP_PORT: String(tcpPort),
    WEBSOCKET_URL: webSocketUrl,
  }),
)
