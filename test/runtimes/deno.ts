// The two apps on Deno.

import { binaries } from './binaries.ts'
import { startChildren } from './child.ts'

/** A program on Deno, with what the service may do. */
export function denoRun(program: string) {
  const permissions = [
    '--allow-net',
    '--allow-env',
    '--allow-read',
    '--allow-sys=hostname',
  ] as const
  return [binaries.deno(), 'run', ...permissions, program] as const
}

export function startDeno() {
  return startChildren({
    service: denoRun('src/service/main/deno.ts'),
    fixture: denoRun('test/fixture/deno.ts'),
  })
}
