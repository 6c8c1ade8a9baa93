// How far the service misbehaves on request: nobody can make it hold more than this, or for longer.

/** The longest delay of an echo, in milliseconds. */
export const MAX_DELAY_MS = 60_000

/** The largest number for `after`, `drop` and `chunk`: beyond it there is nothing more to try. */
export const MAX_NUMBER = 1_000_000

/** Frames of one message; above it they grow instead. `ws` and others take at most 16,384. */
export const MAX_FRAGMENTS = 1024

/** Echoes held back for one connection, before no more of its messages are read. */
export const MAX_HELD_MESSAGES = 1024

/** Bytes of them, likewise; one message more is always taken. */
export const MAX_HELD_BYTES = 1_048_576
