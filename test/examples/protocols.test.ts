import { serve } from '../../src/library/runtimes/node/index.ts'
import { examples } from '../fixture/examples.ts'
import { describeProtocols } from './protocols.ts'

describeProtocols('Node', async (backends) => {
  const server = await serve(examples(backends), { port: 0 })
  return { url: server.url, stop: () => server.close() }
})
