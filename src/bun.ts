// The service on Bun, set by its environment: `bun run dev:bun`.

import { serve } from './bun/index.ts'
import { startOn } from './start.ts'

startOn(serve)
