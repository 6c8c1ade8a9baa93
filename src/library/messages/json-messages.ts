// A session whose messages are JSON of a known shape.

import type { WebSocketSession } from '../websocket/session/session-interface.ts'
import { JsonReader } from './json-reader.ts'
import type { JsonMessages, JsonMessagesOptions } from './messages-interface.ts'
import type { InputOf, OutputOf, StandardSchema } from './standard-schema.ts'

/**
 * Reads a session's text messages as JSON of the shape that a Standard Schema (zod, valibot, arktype)
 * describes, in order, also where the schema is asynchronous. Without a schema any JSON but null is valid.
 *
 * @example
 * ```ts
 * const messages = jsonMessages(socket, z.object({ text: z.string() }))
 * for await (const { text } of messages) await messages.send({ text: text.toUpperCase() })
 * ```
 */
export function jsonMessages(
  socket: WebSocketSession,
  schema?: undefined,
  options?: JsonMessagesOptions,
): JsonMessages<unknown, unknown>
export function jsonMessages<S extends StandardSchema, O extends StandardSchema = S>(
  socket: WebSocketSession,
  schema: S,
  options?: JsonMessagesOptions<O>,
): JsonMessages<Exclude<OutputOf<S>, null>, InputOf<O>>
export function jsonMessages(
  socket: WebSocketSession,
  schema?: StandardSchema,
  options: JsonMessagesOptions = {},
): JsonMessages<unknown, unknown> {
  return new JsonReader(socket, schema, options)
}
