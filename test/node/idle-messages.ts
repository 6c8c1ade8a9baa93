// Has idle conversations of /echo, each of which has sent one message back, and tells how many of those
// messages are still in memory. Run with --expose-gc.

import type { Context } from 'hono'
import { defaultLimits } from '../../src/library/websocket/session/limits.ts'
import { Session } from '../../src/library/websocket/session/session.ts'
import { echo } from '../../src/service/echo.ts'

const CONVERSATIONS = 100

let sent = 0
const socket = {
  send() {
    sent += 1
  },
  close() {},
}

const sessions = Array.from({ length: CONVERSATIONS }, () => {
  const session = new Session(socket, '', defaultLimits)
  void echo({} as Context, session)
  return session
})
// In a function of its own, whose frame is gone when memory is looked at.
const messages = sessions.map((session) => {
  const message = new Uint8Array(1024)
  session.receive(message)
  return new WeakRef(message)
})
await new Promise(setImmediate)
globalThis.gc?.()
await new Promise(setImmediate)
globalThis.gc?.()
const kept = messages.filter((message) => message.deref() !== undefined).length
console.log(JSON.stringify({ open: sessions.length, sent, kept }))
