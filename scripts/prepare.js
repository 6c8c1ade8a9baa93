// Builds after an installation, one from git too, and before `npm start`. Without the dev dependencies it
// leaves what is built already as it is.

import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const tsx = 'node_modules/tsx/dist/cli.mjs'

if (existsSync(tsx)) {
  execFileSync(process.execPath, [tsx, 'scripts/build.ts'], { stdio: 'inherit' })
} else if (process.env.npm_lifecycle_event === 'prestart' && !existsSync('dist')) {
  console.error('Cannot build: the dev dependencies are not installed. Run: npm ci --include=dev')
  process.exitCode = 1
}
