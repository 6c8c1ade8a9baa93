// What is wrong with a message, as the reason of a close frame.

import { MAX_REASON_BYTES } from '../websocket/session/close-code.ts'
import type { Issue } from './standard-schema.ts'

const encoder = new TextEncoder()

/** Names the field, as in `Invalid message at user.tags[0]: …`; cut to what a close frame holds. */
export function closeReason([issue]: readonly Issue[]): string {
  if (issue === undefined) return 'Invalid message'
  const field = fieldOf(issue)
  return cut(`Invalid message${field === '' ? '' : ` at ${field}`}: ${issue.message}`)
}

/** As one would write it in JavaScript. */
function fieldOf({ path = [] }: Issue): string {
  let field = ''
  for (const segment of path) {
    const key = typeof segment === 'object' ? segment.key : segment
    if (typeof key === 'number') field += `[${key}]`
    else field += field === '' ? String(key) : `.${String(key)}`
  }
  return field
}

const ELLIPSIS = '…'

/** Whole characters of it, in UTF-8. */
function cut(text: string): string {
  if (encoder.encode(text).byteLength <= MAX_REASON_BYTES) return text
  const room = new Uint8Array(MAX_REASON_BYTES - encoder.encode(ELLIPSIS).byteLength)
  return text.slice(0, encoder.encodeInto(text, room).read) + ELLIPSIS
}
