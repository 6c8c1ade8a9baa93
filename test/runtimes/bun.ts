// The two apps on Bun.

import { binaries } from './binaries.ts'
import { startChildren } from './child.ts'

/** A program on Bun. */
export function bunRun(program: string) {
  return [binaries.bun(), 'run', program] as const
}

export function startBun() {
  return startChildren({
    service: bunRun('src/service/main/bun.ts'),
    fixture: bunRun('test/fixture/bun.ts'),
  })
}
