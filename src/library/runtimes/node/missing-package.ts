// What the library needs on Node are optional peers of it, since no other runtime needs them: npm does
// not install them by itself.

/** What to install, each by its name and major version. */
const peers = ['@hono/node-server@1', '@hono/node-ws@1', 'ws@8']

/**
 * For the `catch` of an import that serving needs.
 *
 * @throws Error that says what to install when one of the peers is missing, else what it was given
 */
export function explainMissingPackage(cause: unknown): never {
  return explain(cause, 'serve', peers)
}

/** The same for what connecting needs. */
export function explainMissingClientPackage(cause: unknown): never {
  return explain(cause, 'connect', ['ws@8'])
}

function explain(cause: unknown, purpose: string, packages: string[]): never {
  const name = missingPackage(cause)
  if (!packages.some((peer) => peer.startsWith(`${name}@`))) throw cause
  throw new Error(
    `Cannot ${purpose}: the package ${name} is not installed. Run: npm install ${packages.join(' ')}`,
    { cause },
  )
}

/** The package that an import did not find, in the words of Node and Bun or of Deno, else null. */
export function missingPackage(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  return error.message.match(/(?:Cannot|Could not) find package '([^']+)'/)?.[1] ?? null
}
