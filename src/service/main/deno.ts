// The service on Deno, set by its environment: `deno task dev`.

import { serve } from '../../library/runtimes/deno/index.ts'
import { startOn } from '../start/start.ts'

await startOn(serve)
