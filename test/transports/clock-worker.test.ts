import { startWorker } from '../runtimes/worker.ts'
import { describeClock } from './clock-suite.ts'

describeClock({
  name: 'workerd',
  tellsWhoLeaves: false,
  // workerd looks at the connection again only when it has something to write.
  seesHeldLeave: false,
  start: () =>
    startWorker({
      name: 'clock',
      entrypoint: 'test/transports/counting-worker.ts',
      compatibilityDate: '2026-04-07',
    }),
})
