// What this runtime is built on are optional peers of the library, since no other runtime needs them:
// npm does not install them by itself.

/** What to install, each by its name and major version. */
const peers = ['@hono/node-server@1', '@hono/node-ws@1', 'ws@8']

/**
 * For the `catch` of an import.
 *
 * @throws Error that says what to install when one of the peers is missing, else what it was given
 */
export function explainMissingPackage(cause: unknown): never {
  const name = missingPackage(cause)
  if (!peers.some((peer) => peer.startsWith(`${name}@`))) throw cause
  throw new Error(
    `Cannot serve: the package ${name} is not installed. Run: npm install ${peers.join(' ')}`,
    { cause },
  )
}

/** The package that an import did not find, in the words of Node and Bun or of Deno, else null. */
function missingPackage(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  return error.message.match(/(?:Cannot|Could not) find package '([^']+)'/)?.[1] ?? null
}
