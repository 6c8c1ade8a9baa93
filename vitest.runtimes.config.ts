// The behaviour suite on the runtimes that `npm ci` does not bring: `npm run test:runtimes`.

import { defineConfig } from 'vitest/config'
import { alias, common } from './vitest.config.ts'

export default defineConfig({
  resolve: { alias },
  test: {
    ...common,
    reporters: ['default', './test/summary-reporter.ts'],
    include: ['test/*.runtime.ts'],
    globalSetup: './test/runtimes/binaries.ts',
    // Each file has two servers beside it.
    fileParallelism: false,
  },
})
