// An address for a message, which may end up in a log.

/** Without its user name and password. */
export function withoutCredentials(given: string | URL): string {
  const url = new URL(given)
  url.username = ''
  url.password = ''
  return url.href
}
