// The service on Deno, set by its environment: `deno task dev`.

import { serve } from '../../library/runtimes/deno/index.ts'
import { inFragments } from '../../library/runtimes/node/index.ts'
import { startFromEnvironment } from '../start/start-from-environment.ts'
import { startService } from '../start/start-service.ts'

await startFromEnvironment(
  {
    name: 'Deno',
    serve,
    inFragments,
    loadMetrics: () => import('../metrics/index.ts'),
    unusedSettings: ['COMPRESSION', 'TLS_CERT', 'TLS_KEY', 'PROCESSES'],
  },
  startService,
)
