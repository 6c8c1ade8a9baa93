import { startProcess } from '../support/server-process.ts'
import { describeCost } from './cost-suite.ts'

describeCost('Node', async () => {
  const server = await startProcess()
  return {
    url: server.url,
    async stop() {
      server.kill('SIGTERM')
      await server.exit
    },
  }
})
