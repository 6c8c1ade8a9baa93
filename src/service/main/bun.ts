// The service on Bun, set by its environment: `bun run dev:bun`.

import { serve } from '../../library/runtimes/bun/index.ts'
import { startOn } from '../start/start.ts'

await startOn(serve)
