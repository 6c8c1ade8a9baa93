// The log of the service: lines for a person in a terminal, JSON anywhere else.

import pino, { type Logger } from 'pino'
import pretty from 'pino-pretty'
import type { LogLevel } from '../settings/settings.ts'

export type { Logger } from 'pino'

/** @param stream where the log goes. Default: standard output */
export function createLogger(
  level: LogLevel,
  { fd, isTTY }: { fd: number; isTTY: boolean } = process.stdout,
): Logger {
  const options = { level, base: null }
  // Written at once: at exit what pino holds back would overtake what is already on its way.
  if (!isTTY) return pino(options, pino.destination({ dest: fd, sync: true }))
  return pino(
    options,
    pretty({ colorize: true, ignore: 'pid,hostname,url,metricsUrl', sync: true, destination: fd }),
  )
}
