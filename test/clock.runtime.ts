import { bunRun } from './runtimes/bun.ts'
import { startChild } from './runtimes/child.ts'
import { denoRun } from './runtimes/deno.ts'
import { describeClock } from './transports/clock-suite.ts'

describeClock({
  name: 'Deno',
  hearsClose: true,
  start: () => startChild(denoRun('test/transports/counting-deno.ts')),
})

describeClock({
  name: 'Bun',
  hearsClose: true,
  start: () => startChild(bunRun('test/transports/counting-bun.ts')),
})
