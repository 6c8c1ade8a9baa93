// What is printed on the console, by the service, a library or the runtime, may not reach a full disk or
// a closed pipe. By default such an error ends the process.

/** From now on the process goes on when standard output or standard error cannot be written. */
export function ignoreOutputErrors(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
}
