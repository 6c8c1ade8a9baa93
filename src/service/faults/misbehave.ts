// The way to an echo that misbehaves on request: stands in front of it, and steps aside where the
// query asks for nothing.

import type { Context, MiddlewareHandler } from 'hono'
import { runtimeOf, withRuntime } from '../../library/websocket/adapter/runtime.ts'
import { acceptWebSocket, isWebSocket } from '../../library/websocket/index.ts'
import { faultyAnswer } from './faulty-answer.ts'
import { faultyEcho } from './faulty-echo.ts'
import { MAX_FRAGMENTS } from './limits.ts'
import { FaultError, type Faults, parseFaults } from './parse.ts'
import { refuseFaults } from './refusal.ts'

/**
 * Echoes with the faults that the query of a WebSocket asks for: `delay`, `close` with `after`,
 * `drop` and `chunk`; over plain HTTP with those of `faultyAnswer`. A wrong value gets 400, before any
 * upgrade.
 */
export function misbehave(): MiddlewareHandler {
  return async function misbehave(c, next) {
    if (!c.req.url.includes('?')) return next()
    if (!isWebSocket(c)) return faultyAnswer(c, next)
    let faults: Faults | null
    try {
      faults = parseFaults(c.req.query())
      if (faults?.chunkBytes) sendInFragments(c, faults.chunkBytes)
    } catch (error) {
      return refuseFaults(error)
    }
    return faults === null ? next() : acceptWebSocket(faultyEcho(faults))(c, next)
  }
}

/** @throws FaultError on a runtime that cuts messages into frames as it sees fit */
function sendInFragments(c: Context, bytes: number): void {
  const fragmenting = runtimeOf(c)?.fragmenting?.({ bytes, frames: MAX_FRAGMENTS })
  if (fragmenting === undefined) {
    throw new FaultError('chunk is not possible here: this runtime sends each message in one frame')
  }
  c.env = withRuntime(c.env, fragmenting)
}
