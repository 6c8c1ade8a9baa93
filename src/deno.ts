// The service on Deno, set by its environment: `deno task dev`.

import { serve } from './deno/index.ts'
import { startOn } from './start.ts'

startOn(serve)
