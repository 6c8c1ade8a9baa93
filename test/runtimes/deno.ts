// The two apps on Deno.

import { binaries } from './binaries.ts'
import { startChildren } from './child.ts'

export function startDeno() {
  const permissions = [
    '--allow-net',
    '--allow-env',
    '--allow-read',
    '--allow-sys=hostname',
  ] as const
  const run = [binaries.deno(), 'run', ...permissions] as const
  return startChildren({
    service: [...run, 'src/deno.ts'],
    fixture: [...run, 'test/fixture/deno.ts'],
  })
}
