// How much a session may hold, for whom, before it slows the sender down or lets it go.

/** What bounds a session's memory. All are inclusive: at the limit all is well, above it is not. */
export interface Limits {
  /** Largest message, in bytes on the wire; a larger one closes with 1009. Default 1 MiB. */
  maxMessageBytes: number
  /** Messages that may wait for the handler before the socket is paused, or closed with 1008 where it cannot be. Default 1024. */
  queueMessages: number
  /** Bytes that may wait for the handler, likewise. Default 4 MiB. */
  queueBytes: number
  /** Bytes that may wait for the network before `send()` holds its promise back. Default 1 MiB. */
  sendBytes: number
}

const MIB = 1024 * 1024

/** What a session may hold where nothing else is said. */
export const defaultLimits: Readonly<Limits> = Object.freeze({
  maxMessageBytes: MIB,
  queueMessages: 1024,
  queueBytes: 4 * MIB,
  sendBytes: MIB,
})

/**
 * Fills what is not given with the defaults.
 *
 * @throws RangeError for a limit that is not a positive whole number
 */
export function withDefaultLimits(limits: Partial<Limits> = {}): Limits {
  const whole = { ...defaultLimits, ...limits }
  for (const [name, value] of Object.entries(whole)) {
    if (!Number.isSafeInteger(value) || value < 1) {
      throw new RangeError(`The limit ${name} is a positive whole number, not ${value}`)
    }
  }
  return whole
}
