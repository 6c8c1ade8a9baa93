// The service on Bun, set by its environment: `bun run dev:bun`.

import { serve } from '../../library/runtimes/bun/index.ts'
import { startFromEnvironment } from '../start/start-from-environment.ts'
import { startService } from '../start/start-service.ts'

await startFromEnvironment(
  {
    name: 'Bun',
    serve,
    loadMetrics: () => import('../metrics/index.ts'),
    unusedSettings: ['TLS_CERT', 'TLS_KEY', 'PROCESSES'],
  },
  startService,
)
