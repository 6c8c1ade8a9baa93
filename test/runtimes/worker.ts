// The two apps on workerd, as `wrangler dev` runs them.

import { unstable_startWorker } from 'wrangler'
import { overNetwork } from '../behaviour/network.ts'
import type { Runtime } from '../behaviour/runtime.ts'

process.env.WRANGLER_SEND_METRICS = 'false'

// Wrangler has esbuild watch a folder that it removes at its end, whatever `watch` says. When esbuild looks
// in between, it complains of a build that nobody asked for.
const { error } = console
console.error = (...values: unknown[]) => {
  if (!values.some((value) => /Build failed.+middleware-loader\.entry\.ts/s.test(String(value))))
    error(...values)
}

/** @param compatibilityDate of both Workers; from the default on workerd answers a close by itself */
export async function startWorkers(compatibilityDate = '2026-04-07'): Promise<Runtime> {
  const service = await startWorker({ config: 'wrangler.toml', compatibilityDate })
  const fixture = await startWorker({
    name: 'fixture',
    entrypoint: 'test/fixture/worker.ts',
    compatibilityDate,
    // What Hono's contextStorage() imports.
    compatibilityFlags: ['nodejs_als'],
  })
  return {
    service: overNetwork(service.url),
    fixture: overNetwork(fixture.url),
    async stop() {
      await Promise.all([service.stop(), fixture.stop()])
    },
  }
}

type WorkerInput = Parameters<typeof unstable_startWorker>[0]

/** A Worker on a free port, with nothing kept from one run to the next. */
export async function startWorker(input: WorkerInput) {
  const worker = await unstable_startWorker({
    ...input,
    dev: {
      server: { port: 0, hostname: '127.0.0.1' },
      inspector: false,
      persist: false,
      watch: false,
      logLevel: 'error',
      ...input.dev,
    },
  })
  await worker.ready
  const url = await worker.url
  return { url: url.origin, stop: () => worker.dispose() }
}
