// Who a WebSocket's client is. Bun forgets where a request came from once it is upgraded, and
// `getConnInfo()` of `hono/bun`, which asks the server, would tell nothing inside a conversation.

/** Bun's server, as far as it is asked for an address. */
export interface AddressBook {
  requestIP(request: Request): unknown
}

const address = Symbol('edge-echo.address')

/** On the request itself, so that it is kept no longer than that. */
interface KnownRequest extends Request {
  [address]?: unknown
}

/**
 * The server, which goes on to know where `request` came from.
 *
 * @param original the request as Bun knows it
 */
export function knowAddress<S extends AddressBook>(
  server: S,
  original: Request,
  request: KnownRequest,
): S {
  request[address] = server.requestIP(original)
  return knowing(server)
}

/** One for all requests of a server. */
const known = new WeakMap<AddressBook, AddressBook>()

function knowing<S extends AddressBook>(server: S): S {
  const made = known.get(server) as S | undefined
  if (made !== undefined) return made
  const requestIP = (request: KnownRequest) => request[address] ?? server.requestIP(request)
  const proxy = new Proxy(server, {
    get(target, name) {
      if (name === 'requestIP') return requestIP
      // Bun's own functions and accessors want Bun's own object.
      const member: unknown = Reflect.get(target, name, target)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
  known.set(server, proxy)
  return proxy
}
