// For an entry's `catch`: the process ends.

import { SettingsError } from '../settings/settings.ts'

/** Tells whoever started the service what is wrong, and exits with 1. */
export function exitWith(error: unknown): never {
  // What somebody has set wrong is one line; anything else is ours and has its stack.
  console.error(error instanceof SettingsError ? error.message : error)
  process.exit(1)
}
