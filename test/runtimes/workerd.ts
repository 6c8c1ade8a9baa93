// A Worker on workerd with nothing in front, set by the service's wrangler.toml. `wrangler dev` has a proxy
// there, which answers a client's reset with a close of its own: the Worker would hear of no leaving.

import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { Miniflare } from 'miniflare'
import { unstable_getMiniflareWorkerOptions } from 'wrangler'

/** The Worker of that module, on a free port. */
export async function startWorkerd(entry: string) {
  const { compatibilityDate, compatibilityFlags } =
    unstable_getMiniflareWorkerOptions('wrangler.toml').workerOptions
  const workerd = new Miniflare({
    modules: true,
    script: await bundle(entry),
    compatibilityDate,
    compatibilityFlags,
    host: '127.0.0.1',
    port: 0,
  })
  return { url: (await workerd.ready).origin, stop: () => workerd.dispose() }
}

/** The one module that `wrangler deploy` makes of it. */
async function bundle(entry: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'edge-echo-'))
  await promisify(execFile)(
    process.execPath,
    ['node_modules/wrangler/bin/wrangler.js', 'deploy', '--dry-run', '--outdir', folder, entry],
    { env: { ...process.env, WRANGLER_SEND_METRICS: 'false' } },
  )
  const script = await readFile(join(folder, basename(entry).replace(/\.ts$/, '.js')), 'utf8')
  await rm(folder, { recursive: true })
  return script
}
