import { bunRun } from './runtimes/bun.ts'
import { startChild } from './runtimes/child.ts'
import { denoRun } from './runtimes/deno.ts'
import { describeClock } from './service/clock/clock-suite.ts'

describeClock({
  name: 'Deno',
  hearsClose: true,
  start: () => startChild(denoRun('test/service/clock/counting-deno.ts')),
})

describeClock({
  name: 'Bun',
  hearsClose: true,
  start: () => startChild(bunRun('test/service/clock/counting-bun.ts')),
})
