// The frame of a message that goes to many sockets, made once. RFC 6455, 5.2

import type { SharedMessage } from '../../../websocket/adapter/shared-message.ts'
import { frameHeader } from '../frame-header.ts'
import { FINAL_BINARY, FINAL_TEXT, isSmall, smallFrame } from './small-frame.ts'

/** The whole frame: of a small message as a Latin-1 string, to be joined, else as bytes. */
export function sharedFrame(shared: SharedMessage): string | Buffer {
  const { framed } = shared
  if (typeof framed === 'string' || Buffer.isBuffer(framed)) return framed
  const { message } = shared
  const frame = isSmall(message) ? smallFrame(message) : largeFrame(message)
  shared.framed = frame
  return frame
}

/** What was joined last: for the members of a room it is the same, and then they share the string. */
let last = { held: '', frame: '', joined: '' }

/** What is held and the frame behind it. */
export function joinShared(held: string, frame: string): string {
  if (held === '') return frame
  if (held !== last.held || frame !== last.frame) last = { held, frame, joined: held + frame }
  return last.joined
}

function largeFrame(message: string | Uint8Array): Buffer {
  const isText = typeof message === 'string'
  const payload = isText ? Buffer.from(message) : message
  const header = frameHeader(isText ? FINAL_TEXT : FINAL_BINARY, payload.length)
  return Buffer.concat([header, payload])
}
