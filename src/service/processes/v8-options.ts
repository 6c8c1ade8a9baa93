// What V8 is told where the service starts its own processes: `npm start`, the container and the command.
// V8 reads them once, when a process starts.

/** Why each: docs/performance-tables.md. */
export const v8Options: readonly string[] = [
  '--initial-heap-size=64',
  '--max-semi-space-size=4',
  '--heap-growing-percent=30',
]
