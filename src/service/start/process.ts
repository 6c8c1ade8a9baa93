// How the service begins and ends as a process, the same on Node, Deno and Bun.

import type { Logger } from '../log/logger.ts'
import { SettingsError } from '../settings/settings.ts'

/** Closes the server at the first SIGTERM or SIGINT, and then ends the process. */
export function stopOnSignal(server: { close(): Promise<void> }, logger: Logger): void {
  let isStopping = false
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    // Whoever asks twice does not want to wait.
    if (isStopping) process.exit(1)
    isStopping = true
    logger.info({ signal }, 'stopping')
    await server.close()
    logger.info('stopped')
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

/** What to make of an address that is not to be had: a line for whoever has set it. */
export function cannotListen(host: string, port: string): (cause: unknown) => never {
  return (cause) => {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new SettingsError(`Cannot listen on HOST ${host}, ${port}: ${reason}`)
  }
}

/** For an entry's `catch`: what whoever started the service has to know, and the exit code. */
export function fail(error: unknown): never {
  console.error(error instanceof SettingsError ? error.message : error)
  process.exit(1)
}
