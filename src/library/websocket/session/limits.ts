// How much one connection may hold, for whom, before it slows the sender down or is closed.

/** What bounds a session's memory. All are inclusive: at the limit all is well, above it is not. */
export interface Limits {
  /** Largest message, in bytes on the wire; a larger one closes with 1009. Default 1 MiB. */
  maxMessageBytes: number
  /** Messages queued for the handler before the socket is paused, or closed with 1008 where it cannot be. Default 1024. */
  queueMessages: number
  /** Bytes queued for the handler, likewise. Default 512 KiB. */
  queueBytes: number
  /** Bytes buffered for the network above which the promise of `send()` stays pending. Default 256 KiB. */
  sendBytes: number
  /**
   * Bytes buffered for the network above which a handler that does not await its sends is closed with
   * 1013. Default 1 MiB.
   */
  unsentBytes: number
  /**
   * Milliseconds that the handler has, after the client has closed, to answer what came before the
   * close, and that a message which it took before counts as unanswered. Default 5000.
   */
  drainMs: number
}

const KIB = 1024

/** What a session may hold where nothing else is said. */
export const defaultLimits: Readonly<Limits> = Object.freeze({
  maxMessageBytes: 1024 * KIB,
  queueMessages: 1024,
  queueBytes: 512 * KIB,
  sendBytes: 256 * KIB,
  unsentBytes: 1024 * KIB,
  drainMs: 5000,
})

/** The longest that a timer can wait: a longer one runs out at once. */
export const MAX_TIMER_MS: number = 2 ** 31 - 1

/** @throws RangeError for a limit that is not a positive whole number, or longer than a timer can wait */
export function checkLimits(limits: Partial<Limits> = {}): void {
  for (const [name, value] of Object.entries(limits)) {
    if (!Number.isSafeInteger(value) || value < 1) {
      throw new RangeError(`The limit ${name} is a positive whole number, not ${value}`)
    }
  }
  const { drainMs = 1 } = limits
  if (drainMs > MAX_TIMER_MS) {
    throw new RangeError(`The limit drainMs is at most ${MAX_TIMER_MS}, not ${drainMs}`)
  }
}
