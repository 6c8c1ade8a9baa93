// Where a server writes what it has to tell: the shape of a pino logger, as far as it is used, so that
// the library depends on no logger.

/** Where a server tells what happens: a logger of pino is one. */
export interface ServerLog {
  debug(fields: object, text: string): void
  error(fields: object, text: string): void
  /** Whether anybody reads what is told at that level: some of it costs something to find out. */
  isLevelEnabled(level: 'debug'): boolean
}
