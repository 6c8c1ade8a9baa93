// What a row of the table of hostile inputs is made of, and the few bytes that most rows share.

import { handshake } from '../behaviour/handshake.ts'

/** Bytes to send, or something else to do. */
export type Step =
  | Buffer
  /** Send it one byte a TCP segment. */
  | { byteByByte: Buffer }
  /** Send it again and again until the connection is gone. */
  | { flood: Buffer }
  /** Wait for that many answers, all in all. */
  | { hear: number }
  /** Send FIN, and go on reading. */
  | 'half-close'
  /** Send RST. */
  | 'reset'
  | 'stop reading'
  /** Answer no ping, no close and no FIN. */
  | 'fall silent'

export interface HostileInput {
  /** What the client does, as the README says it. */
  name: string
  steps: Step[]
  /** What comes back, in the words of the transcript; empty when nobody is there to hear it. */
  answer: string[]
  /** How many clients do it at once. Default 1. */
  crowd?: number
  /** The server that it is for. Default the service with its defaults. */
  server?: 'impatient'
}

/** A request: its first line and its headers, each a line of its own. */
export function request(line: string, headers: Record<string, string> | string[] = {}): Buffer {
  const lines = Array.isArray(headers)
    ? headers
    : Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return Buffer.from([line, ...lines, '', ''].join('\r\n'), 'latin1')
}

/** The headers of a sound handshake, some of them changed or, with null, left out. */
export function handshakeWith(changes: Record<string, string | null> = {}): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries({ Host: 'localhost', ...handshake, ...changes })) {
    if (value !== null) headers[name] = value
  }
  return headers
}

/** A sound handshake. */
export const opening = request('GET /echo HTTP/1.1', handshakeWith())

/** A sound handshake, and the steps of a row after its 101. */
export function opened(...steps: Step[]): Step[] {
  return [opening, { hear: 1 }, ...steps]
}
