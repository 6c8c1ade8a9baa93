// What somebody can ask of a server on Node: where it listens, what kind of server it is, and its limits.

import type { createServer, IncomingMessage, ServerOptions } from 'node:http'
import type {
  createServer as createHttp2Server,
  createSecureServer,
  ServerOptions as Http2ServerOptions,
  SecureServerOptions,
} from 'node:http2'
import type {
  createServer as createHttpsServer,
  ServerOptions as HttpsServerOptions,
} from 'node:https'
import type { ServerType } from '@hono/node-server'
import type { ServerLog } from './server-log.ts'

/** Where to listen. */
export interface AddressOptions {
  /** Default 3000; 0 picks a free one. */
  port?: number
  /** Default 127.0.0.1. */
  hostname?: string
  /** Of a Unix socket, in place of a port and a hostname. The file must not be there yet. */
  path?: string
}

/**
 * The server to make, as `@hono/node-server` names it. With `createSecureServer` of `node:http2`, WebSockets
 * need `allowHTTP1: true`: they come over HTTP/1.1, beside requests over HTTP/2.
 */
export type MadeServer =
  | { createServer?: typeof createServer; serverOptions?: ServerOptions }
  | { createServer?: typeof createHttpsServer; serverOptions?: HttpsServerOptions }
  | { createServer?: typeof createHttp2Server; serverOptions?: Http2ServerOptions }
  | { createServer?: typeof createSecureServer; serverOptions?: SecureServerOptions }

/** A server that is there already, in place of one to make. */
export interface ExistingServer {
  /**
   * Is left as it is: its timeouts, what it answers to what is no HTTP, its other listeners. It may listen
   * already. `close()` closes it too.
   */
  server?: ServerType
  /**
   * Which requests, upgrades among them, are the app's; the others go to the listeners that the server has
   * had before, and to no others. Default: all, of a server without such listeners.
   */
  takes?: (incoming: IncomingMessage) => boolean
}

/** What holds for the app on whatever server. */
export interface AppOptions {
  /**
   * Connections at a time, whatever they carry: WebSockets, answers that take their time, connections
   * that are kept alive. To one more an upgrade, or an answer that is not whole within a second, is
   * refused with 503. Default 10,000.
   */
  maxConnections?: number
  /** Seconds between pings; a client that shows no life meanwhile is dropped. Default 30; 0: never. */
  heartbeatSeconds?: number
  /** Seconds that open connections have to say goodbye at `close()`. Default 10. */
  shutdownSeconds?: number
  /** Gets refused upgrades and ended connections at debug, and what went wrong. Default: none. */
  logger?: ServerLog
  /**
   * Whether small messages are read and written without `ws`, which costs a fraction and is else the
   * same. Default true.
   */
  fastPath?: boolean
  /** Whether node-server puts its own, faster `Request` and `Response` in place of Node's. Default true. */
  overrideGlobalObjects?: boolean
  /** Whether what an answered request goes on to send is read and dropped. Default true. */
  autoCleanupIncoming?: boolean
}

/** What `serve` takes; every option has a default. */
export type ServeOptions = AddressOptions & MadeServer & ExistingServer & AppOptions
