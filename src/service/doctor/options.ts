// How much is asked of the path.

export interface DoctorOptions {
  /** Sent with each request. */
  headers: Record<string, string>
  /** The size that a message should be able to have, in bytes. */
  messageBytes: number
  /** How long a silent connection should live; 0 does not ask. */
  idleSeconds: number
  /** How many connections to open at once; 0 does not ask. */
  connections: number
}
