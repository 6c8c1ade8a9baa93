// When a connection that was lost is tried again.

/** With jitter, or all clients would come back to a new server at once. @param {number} attempt */
export const backoffMs = (attempt, random = Math.random()) =>
  Math.round(Math.min(30_000, 500 * 2 ** attempt) * (0.5 + random / 2))

/** A connection that stood this long was a success: the next backoff starts small. */
export const steadyMs = 5000
