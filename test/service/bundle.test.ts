// What esbuild says of the code, whoever starts the service by `wrangler dev` reads first.

import { build } from 'esbuild'
import { expect, it } from 'vitest'

it('the service is bundled without a warning, as for wrangler dev', async () => {
  const { warnings } = await build({
    entryPoints: ['src/service/main/worker.ts'],
    // Wrangler puts code of its own into each module. One of types alone is then not empty any more.
    inject: ['public/shared/unless-doubled.js'],
    bundle: true,
    format: 'esm',
    external: ['cloudflare:*', 'node:*'],
    write: false,
    logLevel: 'silent',
  })
  expect(warnings.map(({ text }) => text)).toEqual([])
})
