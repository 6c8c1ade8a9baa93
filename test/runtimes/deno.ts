// The two apps on Deno: as programs, and as modules that `deno serve` runs.

import { binaries } from './binaries.ts'
import { startChildren } from './child.ts'

/** What the service may do. */
const permissions = ['--allow-net', '--allow-env', '--allow-read', '--allow-sys=hostname'] as const

/** A program on Deno. */
export function denoRun(program: string) {
  return [binaries.deno(), 'run', ...permissions, program] as const
}

/** A module that Deno serves by its default export. */
export function denoServe(module: string) {
  const address = ['--host', '127.0.0.1', '--port', '0'] as const
  return [binaries.deno(), 'serve', ...address, ...permissions, module] as const
}

export function startDeno() {
  return startChildren({
    service: denoRun('src/service/main/deno.ts'),
    fixture: denoRun('test/fixture/deno.ts'),
  })
}

export function startDenoServe() {
  return startChildren({
    service: denoServe('src/service/main/deno-serve.ts'),
    fixture: denoServe('test/fixture/deno-export.ts'),
  })
}
