// Members, and what is sent to all of them: nobody waits for a member that reads too slowly.

import type { SharedMessage } from '../websocket/adapter/shared-message.ts'
import { CloseCode } from '../websocket/session/close-code.ts'
import { type Message, type Sendable, toMessage } from '../websocket/session/message.ts'
import { Session } from '../websocket/session/session.ts'
import type { WebSocketSession } from '../websocket/session/session-interface.ts'
import type { Relay } from './relay.ts'
import { RelayLink } from './relay-link.ts'

/** What a room may hold for its members, and who else hears of its messages. */
export interface RoomOptions {
  /** Bytes: a member for which more are buffered is behind when the next message comes. Default 1 MiB. */
  maxBufferedBytes?: number
  /**
   * What becomes of a member that is behind: `close` closes it with 1013, so that it can come back and
   * start afresh; `skip` leaves the message out for it. Default `close`.
   */
  whenBehind?: 'close' | 'skip'
  /** Brings the messages to the rooms of other processes, and theirs to this one. Default none. */
  relay?: Relay
  /**
   * Gets whatever the relay could not do: once for each message that is not published or cannot be read, and when
   * it cannot be subscribed to or unsubscribed from, or takes more than a second for it. What it throws itself is
   * written to the console. Default: tells the console.
   */
  onRelayError?: (error: unknown) => void
}

/** Who hears of a message. */
export interface RoomSendOptions {
  /** Who does not get the message; most often who has sent it. */
  except?: WebSocketSession | undefined
}

const DEFAULT_MAX_BUFFERED_BYTES = 1024 * 1024

/**
 * A set of sockets that hear the same messages. A message is put into a frame once where the runtime can,
 * and no member is waited for: for one that reads too slowly at most `maxBufferedBytes` and one message more
 * are buffered. On Workers, which do not tell what they buffer, nobody is ever behind, and all members have
 * to be in one Durable Object.
 *
 * @example
 * ```ts
 * const lobby = new Room()
 * app.get('/lobby', requireWebSocket(async (socket) => {
 *   await lobby.join(socket)
 *   for await (const message of socket) await lobby.send(message, { except: socket })
 * }))
 * ```
 */
export class Room implements Iterable<WebSocketSession> {
  readonly #maxBufferedBytes: number
  readonly #skips: boolean
  readonly #link: RelayLink | null
  /** Each with what makes it leave at its end. */
  readonly #members = new Map<Session, () => void>()

  /** @throws RangeError when `maxBufferedBytes` is not a positive whole number, or `whenBehind` none of its values */
  constructor({
    maxBufferedBytes = DEFAULT_MAX_BUFFERED_BYTES,
    whenBehind = 'close',
    relay,
    onRelayError = reportOnConsole,
  }: RoomOptions = {}) {
    if (!Number.isSafeInteger(maxBufferedBytes) || maxBufferedBytes < 1) {
      throw new RangeError(`maxBufferedBytes is a positive whole number, not ${maxBufferedBytes}`)
    }
    if (whenBehind !== 'close' && whenBehind !== 'skip') {
      throw new RangeError(`whenBehind is 'close' or 'skip', not ${String(whenBehind)}`)
    }
    this.#maxBufferedBytes = maxBufferedBytes
    this.#skips = whenBehind === 'skip'
    const receive = (message: Message) => this.#deliver(message)
    const fail = (error: unknown) => void report(error, onRelayError)
    this.#link = relay === undefined ? null : new RelayLink(relay, { receive, fail })
  }

  /** How many members there are in this process. */
  get size(): number {
    return this.#members.size
  }

  /** The members in this process, in the order in which they have joined. */
  [Symbol.iterator](): Iterator<WebSocketSession> {
    return this.#members.keys()
  }

  /**
   * Makes the socket a member at once; it leaves by itself when its connection is over. Resolves when it also
   * hears what other processes send, or when the relay has failed or taken a second to subscribe: the socket is
   * a member all the same, and `onRelayError` is told. A subscription that failed is tried again at the next
   * `join`, and after the next message that the relay takes. Joining twice, or after the end, changes nothing.
   *
   * @returns a promise that rejects with a TypeError for what is not a session of this library
   */
  async join(socket: WebSocketSession): Promise<void> {
    const { signal } = socket
    if (!(socket instanceof Session)) {
      throw new TypeError('Cannot join: a member is a WebSocketSession as a handler gets it')
    }
    if (signal.aborted) return
    if (!this.#members.has(socket)) {
      const leave = () => this.leave(socket)
      this.#members.set(socket, leave)
      signal.addEventListener('abort', leave, { once: true })
    }
    await this.#link?.subscribe()
  }

  /** Does nothing for a socket that is no member. The socket stays open. */
  leave(socket: WebSocketSession): void {
    const leave = this.#members.get(socket as Session)
    if (leave === undefined) return
    socket.signal.removeEventListener('abort', leave)
    this.#members.delete(socket as Session)
    if (this.size === 0) this.#link?.unsubscribe()
  }

  /**
   * Sends the message to every member, in this turn and in the same order to all, and hands it to the relay.
   * Waits neither for a member nor for the relay: `onRelayError` is told of what the relay cannot publish, or of
   * a message that it is too far behind for. Bytes are handed over, not copied.
   *
   * @returns a promise that rejects with a TypeError for what is neither text nor bytes
   */
  async send(message: Sendable, { except }: RoomSendOptions = {}): Promise<void> {
    const data = toMessage(message)
    this.#deliver(data, except)
    this.#link?.publish(data)
  }

  #deliver(message: Message, except?: WebSocketSession): void {
    const shared: SharedMessage = { message, framed: undefined }
    for (const member of this.#members.keys()) {
      if (member !== except) this.#sendTo(member, shared)
    }
  }

  #sendTo(member: Session, shared: SharedMessage): void {
    const outcome = member.sendShared(shared, this.#maxBufferedBytes)
    if (outcome === 'sent') return
    if (outcome === 'closed') this.leave(member)
    else if (!this.#skips) {
      this.leave(member)
      member.close(CloseCode.tryAgainLater, 'Messages are read slower than they are sent')
    }
  }
}

/** Never rejects: nobody awaits it. */
async function report(error: unknown, onRelayError: (error: unknown) => unknown): Promise<void> {
  try {
    await onRelayError(error)
  } catch (cause) {
    console.error('The onRelayError of a room threw:', cause)
  }
}

function reportOnConsole(error: unknown): void {
  console.error('The relay of a room has failed:', error)
}
