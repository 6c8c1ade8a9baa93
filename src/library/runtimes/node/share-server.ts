// A server that somebody else has made, and may have more use for than this app.

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Server } from 'node:net'
import type { Duplex } from 'node:stream'
import type { ServeOptions } from './serve-options.ts'
import { ignoreUpgrade } from './upgrade-header.ts'

type Takes = NonNullable<ServeOptions['takes']>
type UpgradeListener = (incoming: IncomingMessage, stream: Duplex, head: Buffer) => unknown

/** What the app does with what it takes. */
export interface AppListeners {
  request: RequestListener
  upgrade: UpgradeListener
  /** Gets what `takes` throws; its request is answered with 500. */
  onError: (error: unknown) => void
}

/**
 * Has the app get the requests that it takes, and the listeners that the server has had all others.
 *
 * @throws TypeError where the server has such listeners and `takes` does not say which are the app's
 */
export function shareServer(
  server: Server,
  takes: ServeOptions['takes'],
  { request, upgrade, onError }: AppListeners,
): void {
  const shared = ['request', 'upgrade'].find((event) => server.listenerCount(event) > 0)
  if (takes === undefined && shared !== undefined) {
    throw new TypeError(
      `Cannot serve: the server has a listener for '${shared}' already, which would answer too. Say with \`takes\` which requests are the app's`,
    )
  }
  // A server that is there already is not to end by what somebody asks it for.
  const decide = (incoming: IncomingMessage): boolean | null => {
    try {
      return (takes ?? all)(incoming)
    } catch (error) {
      onError(error)
      return null
    }
  }
  shareRequests(server, decide, request)
  shareUpgrades(server, decide, upgrade)
}

/** Whether a request is the app's; null where that could not be told. */
type Decide = (incoming: IncomingMessage) => boolean | null

const all: Takes = () => true

/** In place of an upgrade. */
const FAILED =
  'HTTP/1.1 500 Internal Server Error\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'

function shareRequests(server: Server, decide: Decide, ofApp: RequestListener): void {
  const others = takeOff<RequestListener>(server, 'request')
  server.on('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const isOfApp = decide(incoming)
    if (isOfApp === null) outgoing.writeHead(500).end()
    else if (isOfApp) ofApp(incoming, outgoing)
    else if (others.length === 0) outgoing.writeHead(404).end()
    else for (const other of others) other.call(server, incoming, outgoing)
  })
}

function shareUpgrades(server: Server, decide: Decide, ofApp: UpgradeListener): void {
  const others = takeOff<UpgradeListener>(server, 'upgrade')
  server.on('upgrade', (incoming: IncomingMessage, stream: Duplex, head: Buffer) => {
    const isOfApp = decide(incoming)
    if (isOfApp === null) stream.end(FAILED)
    else if (isOfApp) ofApp(incoming, stream, head)
    else if (others.length === 0) ignoreUpgrade(server, incoming, stream, head)
    else for (const other of others) other.call(server, incoming, stream, head)
  })
}

/** From now on the server does not call them by itself. */
function takeOff<L>(server: Server, event: string): L[] {
  const listeners = server.listeners(event) as L[]
  server.removeAllListeners(event)
  return listeners
}
