import { bunRun } from './runtimes/bun.ts'
import { denoRun } from './runtimes/deno.ts'
import { describeBrokenOutput } from './service/log/broken-output.ts'

describeBrokenOutput({ runtime: 'Deno', run: denoRun, entry: 'src/service/main/deno.ts' })
describeBrokenOutput({ runtime: 'Bun', run: bunRun, entry: 'src/service/main/bun.ts' })
