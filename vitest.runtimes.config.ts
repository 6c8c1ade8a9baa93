// The behaviour suite on the runtimes that `npm ci` does not bring: `npm run test:runtimes`.

import { defineConfig, mergeConfig } from 'vitest/config'
import config from './vitest.config.ts'

export default mergeConfig(
  { ...config, test: { ...config.test, include: [] } },
  defineConfig({
    test: {
      include: ['test/*.runtime.ts'],
      globalSetup: './test/runtimes/binaries.ts',
      // Each file has two servers beside it.
      fileParallelism: false,
    },
  }),
)
