import { describeCost } from './hostile/cost-suite.ts'
import { bunRun } from './runtimes/bun.ts'
import { startChild } from './runtimes/child.ts'
import { denoRun } from './runtimes/deno.ts'

describeCost('Deno', () => startChild(denoRun('src/service/main/deno.ts')))
describeCost('Bun', () => startChild(bunRun('src/service/main/bun.ts')))
