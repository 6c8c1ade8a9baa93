// What a request asks the echo to do wrong, from its query. A wrong wish is refused in a sentence:
// whoever tests a client has to know that the fault is the one that was asked for.

import { CloseCode, isSendable } from '../../library/websocket/session/close-code.ts'
import type { Query } from '../requests/query.ts'
import { MAX_DELAY_MS, MAX_NUMBER } from './limits.ts'

/** What goes wrong on a WebSocket. */
export interface Faults {
  /** How long each echo is held, in milliseconds; 0: not at all. */
  delayMs: number
  /** The code that closes the connection, 1006 without a frame, and after how many echoes; null: never. */
  close: { code: number; after: number } | null
  /** Every echo of that number is left out; 0: none. */
  drop: number
  /** Bytes of an echo in one frame at most; null: the runtime decides. */
  chunkBytes: number | null
  /** Whether messages are compressed, with a client that offers it; that is no fault, but is asked for alike. */
  compress: boolean
}

/** What goes wrong with an answer to plain HTTP. */
export interface AnswerFaults {
  delayMs: number
  status: number
}

/** A wish that cannot be fulfilled. Its message is a sentence for whoever had it. */
export class FaultError extends RangeError {
  override readonly name = 'FaultError'
}

interface Range {
  min: number
  max: number
  unit?: string
}

/** The parameters that ask for a fault. */
export const FAULT_NAMES = [
  'delay',
  'close',
  'after',
  'drop',
  'chunk',
  'compress',
  'status',
] as const

type Name = (typeof FAULT_NAMES)[number]

const FOR_WEBSOCKETS = ['close', 'after', 'drop', 'chunk', 'compress'] as const
const DELAY = { min: 0, max: MAX_DELAY_MS, unit: ' of milliseconds' }

/**
 * The faults that a WebSocket's query asks for; null when it asks for none.
 *
 * @throws FaultError for a value that makes no sense, or an option of plain HTTP
 */
export function parseFaults(query: Query<Name>): Faults | null {
  if (!asksForFaults(query)) return null
  if (query.status !== undefined) throw new FaultError('status is for plain HTTP, with a message')
  const after = readNumber(query, 'after', { min: 0, max: MAX_NUMBER, unit: ' of echoes' })
  const code = readCloseCode(query)
  if (after !== undefined && code === undefined) {
    throw new FaultError('after needs a close: the code to close with')
  }
  return {
    delayMs: readNumber(query, 'delay', DELAY) ?? 0,
    close: code === undefined ? null : { code, after: after ?? 0 },
    drop: readNumber(query, 'drop', { min: 1, max: MAX_NUMBER }) ?? 0,
    chunkBytes: readNumber(query, 'chunk', { min: 1, max: MAX_NUMBER, unit: ' of bytes' }) ?? null,
    compress: readFlag(query, 'compress'),
  }
}

/**
 * The faults that the query of plain HTTP asks for; null when it asks for none.
 *
 * @throws FaultError for a value that makes no sense, or an option of WebSockets
 */
export function parseAnswerFaults(query: Query<Name>): AnswerFaults | null {
  if (!asksForFaults(query)) return null
  const stranger = FOR_WEBSOCKETS.find((name) => query[name] !== undefined)
  if (stranger !== undefined) throw new FaultError(`${stranger} is for WebSockets`)
  return {
    delayMs: readNumber(query, 'delay', DELAY) ?? 0,
    status: readNumber(query, 'status', { min: 200, max: 599 }) ?? 200,
  }
}

function asksForFaults(query: Query<Name>): boolean {
  return FAULT_NAMES.some((name) => query[name] !== undefined)
}

function readNumber(
  query: Query<Name>,
  name: Name,
  { min, max, unit = '' }: Range,
): number | undefined {
  const text = query[name]
  if (text === undefined) return undefined
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= min && value <= max) return value
  throw new FaultError(`${name} is a whole number${unit} from ${min} to ${max}`)
}

function readFlag(query: Query<Name>, name: Name): boolean {
  if (query[name] === undefined) return false
  if (query[name] === '') return true
  throw new FaultError(`${name} takes no value`)
}

function readCloseCode(query: Query<Name>): number | undefined {
  const text = query.close
  if (text === undefined) return undefined
  const code = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (isSendable(code) || code === CloseCode.abnormal) return code
  throw new FaultError('close is a code to close with: 1000 to 1003, 1006 to 1014 or 3000 to 4999')
}
