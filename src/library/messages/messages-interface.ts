// What one sees of messages of a known shape: the whole contract in one place.

import type { Message } from '../websocket/session/message.ts'
import type { WaitOptions, WebSocketSession } from '../websocket/session/session-interface.ts'
import type { Issue, StandardSchema } from './standard-schema.ts'

/** A message that is not of the shape that was asked for. */
export interface InvalidMessage {
  /** As it came. */
  message: Message
  /** What the schema says of it; of what is not JSON, or is binary or null, one issue without a path. */
  issues: readonly Issue[]
  /** The first issue in 123 bytes at most, with the name of the field: fit for `socket.close()`. */
  reason: string
}

/** What `jsonMessages()` takes beside a schema. */
export interface JsonMessagesOptions<Outgoing extends StandardSchema = StandardSchema> {
  /**
   * Gets a message that is not valid; what it returns is awaited, and then the next message is read. What it
   * throws rejects the wait. Default: the connection is closed with 1007 and the reason.
   */
  onInvalid?: (invalid: InvalidMessage, socket: WebSocketSession) => unknown
  /**
   * Whether a binary message is given to the schema, as a `Uint8Array`, and a `Uint8Array` that is sent goes
   * out as bytes. Default false: a binary message is not valid.
   */
  allowBinary?: boolean
  /** By whose input `send()` is typed, where what goes out has another shape. It is not run. */
  outgoing?: Outgoing
}

/** The session over messages of type `In`, and of type `Out` to send. Use one of this and the session to read. */
export interface JsonMessages<In, Out> extends AsyncIterable<In> {
  /** The session: for its end, its signal, its pings. */
  readonly socket: WebSocketSession
  /** The next valid message; null at the end. As the session's. */
  wait(options?: WaitOptions): Promise<In | null>
  /**
   * The next valid message if one is there, else `fallback` (default null). Never blocks: a message that a
   * schema still validates is not there yet.
   */
  read<F = null>(fallback?: F): In | F
  /** Waits until a valid message is there: true; false at the end. Takes nothing. */
  ready(options?: WaitOptions): Promise<boolean>
  /** Sends it as JSON. As the session's; rejects with a TypeError for what JSON cannot hold. */
  send(message: Out): Promise<boolean>
}
