// The two apps on Bun.

import { binaries } from './binaries.ts'
import { startChildren } from './child.ts'

export function startBun() {
  const bun = binaries.bun()
  return startChildren({
    service: [bun, 'run', 'src/bun.ts'],
    fixture: [bun, 'run', 'test/fixture/bun.ts'],
  })
}
