import { startWorkerd } from '../../runtimes/workerd.ts'
import { describeClock } from './clock-suite.ts'

describeClock({
  name: 'workerd',
  // Its HTTP server takes the end of what a client sends for just that.
  hearsClose: false,
  start: () => startWorkerd('test/service/clock/counting-worker.ts'),
})
