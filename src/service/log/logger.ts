// The log of the service: lines for a person in a terminal, JSON anywhere else.

import pino, { type Logger } from 'pino'
import { prettyFactory } from 'pino-pretty'
import type { LogLevel } from '../settings/settings.ts'
import { LogOutput } from './log-output.ts'

export type { Logger } from 'pino'

/**
 * @param output where the log goes. Default: standard output
 * @param base fields of every line. Default: none
 */
export function createLogger(
  level: LogLevel,
  output: LogOutput = new LogOutput(),
  base: Record<string, unknown> | null = null,
): Logger {
  const logger = pino({ level, base }, linesTo(output))
  output.onRecovery = (lines) => logger.warn({ lines }, 'lines of the log were dropped')
  return logger
}

/** What takes lines of JSON, each with its line feed, and writes them as the output is to have them. */
export function linesTo(output: LogOutput): Pick<LogOutput, 'write' | 'flush'> {
  return output.isTerminal
    ? inColors(output)
    : { write: (line) => output.write(line), flush: (done) => output.flush(done) }
}

function inColors(output: LogOutput): Pick<LogOutput, 'write' | 'flush'> {
  // The start line names each address by itself.
  const format = prettyFactory({ colorize: true, ignore: 'pid,hostname,url,metricsUrl' })
  return {
    write: (line) => output.write(format(line)),
    flush: (done) => output.flush(done),
  }
}
