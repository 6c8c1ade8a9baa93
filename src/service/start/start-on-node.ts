// The service on Node: in this process, or in others that this one looks after.

import { countOf } from '../processes/share.ts'
import type { Service } from './addresses.ts'
import type { Platform, StartOptions } from './start-service.ts'

/**
 * Starts the service, which from then on ends with the first SIGTERM or SIGINT.
 *
 * @throws SettingsError when an address cannot be listened on
 */
export async function startOnNode(platform: Platform, options: StartOptions): Promise<Service> {
  const count = countOf(options.settings)
  // Whoever has started Node with options means this process: a debugger, a loader, a size of heap.
  if (count === 1 && process.execArgv.length > 0) {
    return (await import('./start-service.ts')).startService(platform, options)
  }
  return (await import('../processes/primary.ts')).startProcesses(count, options)
}
