import { startWorker } from '../runtimes/worker.ts'
import { describeClock } from './clock-suite.ts'

describeClock('workerd', () =>
  startWorker({
    name: 'clock',
    entrypoint: 'test/transports/counting-worker.ts',
    compatibilityDate: '2026-04-07',
  }),
)
