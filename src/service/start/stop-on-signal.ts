// The end of the process, the same on Node, Deno and Bun.

import type { Logger } from '../log/logger.ts'

/** Closes the server at the first SIGTERM or SIGINT, writes the last lines, and exits with 0. */
export function stopOnSignal(server: { close(): Promise<void> }, logger: Logger): void {
  let isStopping = false
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    // Whoever asks twice does not want to wait.
    if (isStopping) process.exit(1)
    isStopping = true
    logger.info({ signal }, 'stopping')
    await server.close()
    logger.info('stopped')
    logger.flush(() => process.exit(0))
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
