import { startWorker } from '../runtimes/worker.ts'
import { describeConsole } from './console.ts'

const config = 'wrangler.toml'

describeConsole(
  'workerd',
  async () => {
    let worker = await startWorker({ config })
    const { url } = worker
    const { hostname, port } = new URL(url)
    return {
      url,
      stop: () => worker.stop(),
      async start() {
        worker = await startWorker({
          config,
          dev: { server: { hostname, port: Number(port) } },
        })
      },
    }
  },
  { fragmenting: false, triesThePage: false },
)
