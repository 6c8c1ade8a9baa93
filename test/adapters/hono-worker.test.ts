import { describeAdapter } from '../behaviour/adapter.ts'
import { overNetwork } from '../behaviour/network.ts'
import { startWorker } from '../runtimes/worker.ts'

// From 2026-03-17 on bytes come as a Blob; from 2026-04-07 on the runtime answers a close by itself.
for (const compatibilityDate of ['2026-02-01', '2026-04-07']) {
  describeAdapter(
    `hono/cloudflare-workers, at compatibility date ${compatibilityDate}`,
    async () => {
      const { url, stop } = await startWorker({
        name: 'adapter',
        entrypoint: 'test/fixture/on/worker.ts',
        compatibilityDate,
        compatibilityFlags: ['nodejs_als'],
      })
      return { target: overNetwork(url), stop }
    },
    {
      opens: false,
      closesWithoutCode: true,
      pings: false,
      answersProtocol: false,
      sendsUpgradeHeaders: true,
      refusesWithBody: true,
    },
  )
}
