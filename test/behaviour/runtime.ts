// What the behaviour suite asks of a runtime: a way to talk to each of the two apps, and a declaration
// of what this runtime cannot do.

import type { Message } from '../../src/library/websocket/index.ts'
import type { RawClient } from '../support/raw-client.ts'

/** A client's end of a WebSocket, independent of the library's own. */
export interface Client {
  readonly protocol: string
  /** The headers of the 101; empty where the runtime has none. */
  readonly headers: Headers
  /** How the connection ended. */
  readonly closed: Promise<{ code: number; reason: string }>
  send(message: Message): void
  /** The next message; rejects when the connection closes instead. */
  next(): Promise<Message>
  close(code?: number, reason?: string): void
  /** Stops reading from the network, so that what is sent to it stays where it is. */
  pause(): void
  resume(): void
}

export interface ConnectInit {
  protocols?: string[]
  headers?: Record<string, string>
}

/** One served app. */
export interface Target {
  /** Any request, hop-by-hop headers included; an upgrade's answer is its status and headers. */
  request(method: string, path: string, headers?: Record<string, string>): Promise<Response>
  /** Rejects with a `Refusal` when the app answers with anything but an upgrade. */
  connect(path: string, init?: ConnectInit): Promise<Client>
  /** A handshake with a message right behind it, in one write: the first two answers, in words. */
  speakAtOnce?(path: string, message: string): Promise<string[]>
  /** A client that writes bytes as they are given, once it has heard the 101. */
  openRaw?(path: string, headers?: Record<string, string>): Promise<RawClient>
}

/** The app's answer to an upgrade that it did not accept. */
export class Refusal extends Error {
  readonly status: number
  readonly headers: Headers
  readonly body: string

  constructor(status: number, headers: Headers, body: string) {
    super(`refused with ${status}`)
    this.status = status
    this.headers = headers
    this.body = body
  }
}

/** What one runtime can do and another cannot. */
export interface Capabilities {
  /** A sender that is faster than the handler is slowed down; without, it is closed with 1008. */
  canPause: boolean
  /** `send()` waits for room; without, it resolves at once whatever waits for the network. */
  tellsRoom: boolean
  /** A client that is closed while it sends is told why; without, its connection may just end. */
  closesAgainstAFlood: boolean
  /** Text that is not UTF-8 is closed with 1007; without, the platform replaces or drops it. */
  checksUtf8: boolean
  /** A message right behind the handshake waits while middleware does; without, it ends both. */
  hearsEarly: boolean
  /** Headers set before an upgrade reach the client with the 101. */
  sendsUpgradeHeaders: boolean
  /** The app sees the handshake as the client sent it; without, the platform repairs or refuses it. */
  seesHandshake: boolean
  /** The headers of a request are known as they came. */
  tellsRawHeaders: boolean
  /** A handler may ping its client. */
  pings: boolean
  /** A connection can be ended without a close frame; without, one without a code is sent. */
  endsWithoutAClose: boolean
  /** What comes behind the server's own close frame is received. */
  receivesBehindItsClose: boolean
  /** A route's limit for a message may be above the server's; without, its upgrade is refused. */
  takesMoreThanTheServer: boolean
  /** `Connection` and other hop-by-hop headers are the app's to set. */
  sendsHopByHopHeaders: boolean
  /**
   * Messages are compressed where a route says so, with a client that offers it: with earlier ones in mind or
   * each by itself. Without, `?compress` is refused; what the platform then does by itself is its own business.
   */
  compresses: 'with context' | 'by itself' | 'as the platform likes' | 'no'
  /** A message can be sent in several frames; without, `?chunk=` is refused. */
  canFragment: boolean
  /**
   * Which answers leave in front of the answer to a close: all, those that take microtasks alone, or
   * some, where the platform answers the close before a handler that awaits has woken.
   */
  answersInFrontOfAClose: 'all' | 'microtasks' | 'some'
  /** A handler can ask where its client is; without, there is no network in between. */
  knowsClient: boolean
  /** Its connections can be spoken to byte by byte, and end as the bytes say. */
  hasRawBytes: boolean
  /** Its connections may share what a module holds; without, rooms need a Durable Object. Default true. */
  hasRooms?: boolean
}

export interface Runtime {
  /** The echo service, `src/service/app.ts`. */
  service: Target
  /** The app of `test/fixture`, with routes that try the library. */
  fixture: Target
  stop(): Promise<void>
}
