/**
 * Messages of a known shape, in place of text and bytes.
 *
 * @module @edge-echo/websocket/messages
 */

export { jsonMessages } from './json-messages.ts'
export type { InvalidMessage, JsonMessages, JsonMessagesOptions } from './messages-interface.ts'
export type { InputOf, Issue, OutputOf, StandardSchema } from './standard-schema.ts'
