// Where the service is, for a person: a page to open, and what to give to a client.

/** Addresses that mean "any of mine": nobody can open them. */
const anyAddress: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '[::]': '[::1]' }

/** @param url where the server listens */
export function addressesOf(url: string): string {
  const { hostname, port } = new URL(url)
  const host = `${anyAddress[hostname] ?? hostname}:${port}`
  return [
    `Page       http://${host}/`,
    `WebSocket  ws://${host}/echo`,
    `HTTP       http://${host}/echo?message=hello`,
  ].join('\n')
}
