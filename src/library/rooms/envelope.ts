// A message of a room as text for a relay: JSON that other programs can read and write too.

import type { Message } from '../websocket/session/message.ts'
import { fromBase64, toBase64 } from './base64.ts'

/** `{"text":"…"}` or `{"base64":"…"}`, and who has published it, if that is a room. */
interface Envelope {
  from?: unknown
  text?: unknown
  base64?: unknown
}

export function seal(message: Message, from: string): string {
  return typeof message === 'string'
    ? JSON.stringify({ from, text: message })
    : JSON.stringify({ from, base64: toBase64(message) })
}

/** @throws SyntaxError, TypeError or DOMException for anything that is no envelope */
export function unseal(sealed: string): { message: Message; from: unknown } {
  const envelope: unknown = JSON.parse(sealed)
  const { from, text, base64 }: Envelope = envelope instanceof Object ? envelope : {}
  if (typeof text === 'string') return { message: text, from }
  if (typeof base64 === 'string') return { message: fromBase64(base64), from }
  throw new TypeError('Cannot read what a relay brings: it has neither text nor base64')
}
