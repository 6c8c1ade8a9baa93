// Loaded into each Node server in front of its own modules: collects garbage when the bench asks, so
// that memory is what is held and not what was left lying. Costs nothing until then.

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

process.on('message', () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc')
  collect()
  // Finalizers run between collections.
  setTimeout(() => {
    collect()
    process.send?.(process.memoryUsage())
  }, 500)
})
// The channel alone does not keep a server alive, nor does it outlive the bench.
process.channel?.unref()
process.on('disconnect', () => process.exit())
