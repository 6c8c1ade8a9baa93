// Our Worker as it would be uploaded: bundled by the project's wrangler, which uploads nothing here.

import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** Writes `results/worker/worker.js`, which servers/workerd/ours.capnp embeds. */
export async function bundleWorker(): Promise<void> {
  const wrangler = createRequire(import.meta.url).resolve('wrangler/bin/wrangler.js')
  const outdir = fileURLToPath(new URL('results/worker', import.meta.url))
  await promisify(execFile)(
    process.execPath,
    [wrangler, 'deploy', '--dry-run', '--outdir', outdir],
    {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      env: { ...process.env, WRANGLER_SEND_METRICS: 'false' },
    },
  )
}
