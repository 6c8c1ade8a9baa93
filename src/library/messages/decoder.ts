// From a message to a value of the shape that was asked for.

import type { Message } from '../websocket/session/message.ts'
import type { Issue, Result, StandardSchema } from './standard-schema.ts'

/** What has become of a message. */
export type Decoded<T> = { value: T } | { issues: readonly Issue[] }

export interface DecoderOptions {
  schema: StandardSchema | undefined
  /** Whether a binary message goes to the schema, as a `Uint8Array`; else it is invalid. */
  allowBinary: boolean
}

/** Text is JSON, bytes are bytes. A promise where the schema takes its time. */
export function decode<T>(
  message: Message,
  { schema, allowBinary }: DecoderOptions,
): Decoded<T> | Promise<Decoded<T>> {
  if (typeof message !== 'string' && !allowBinary) return wrong('text was expected, not bytes')
  let value: unknown = message
  if (typeof message === 'string') {
    try {
      value = JSON.parse(message)
    } catch {
      return wrong('it is not JSON')
    }
  }
  if (schema === undefined) return decoded({ value })
  const result = schema['~standard'].validate(value)
  return result instanceof Promise ? result.then(decoded<T>) : decoded(result)
}

function decoded<T>(result: Result<unknown>): Decoded<T> {
  if (result.issues !== undefined) return { issues: result.issues }
  // Where messages are waited for, null is their end.
  return result.value === null ? wrong('it is null') : { value: result.value as T }
}

function wrong(message: string): { issues: readonly Issue[] } {
  return { issues: [{ message }] }
}
