// The way to an echo that misbehaves on request: stands in front of it, and steps aside where the
// query asks for nothing.

import type { Context, MiddlewareHandler } from 'hono'
import { runtimeOf, type Upgrader, withRuntime } from '../../library/websocket/adapter/runtime.ts'
import { acceptWebSocket, isWebSocket } from '../../library/websocket/index.ts'
import { readQuery } from '../requests/query.ts'
import { faultyAnswer } from './faulty-answer.ts'
import { faultyEcho } from './faulty-echo.ts'
import { MAX_FRAGMENTS } from './limits.ts'
import { FAULT_NAMES, FaultError, type Faults, parseFaults } from './parse.ts'
import { refuseFaults } from './refusal.ts'

/**
 * The same upgrade, to a conversation whose messages leave in frames of at most `bytes` bytes, or in at
 * most `frames` larger ones.
 */
export type InFragments = (
  upgradeWebSocket: Upgrader,
  fragments: { bytes: number; frames: number },
) => Upgrader

interface Abilities {
  /** Default: the runtime cannot. */
  inFragments: InFragments | undefined
  /** Whether messages are compressed where nobody asks for it. */
  compress: boolean
}

/**
 * Echoes with the faults that the query of a WebSocket asks for: `delay`, `close` with `after`,
 * `drop` and `chunk`, and with messages compressed for `compress`; over plain HTTP with those of
 * `faultyAnswer`. A wrong value gets 400, before any upgrade.
 */
export function misbehave({ inFragments, compress }: Abilities): MiddlewareHandler {
  const faultyWebSocket: MiddlewareHandler = async (c, next) => {
    let faults: Faults | null
    try {
      faults = parseFaults(readQuery(c.req.url, FAULT_NAMES))
      if (faults?.compress) checkThatCompresses(c)
      if (faults?.chunkBytes) sendInFragments(c, faults.chunkBytes, inFragments)
    } catch (error) {
      return refuseFaults(error)
    }
    if (faults === null) return next()
    const options = { compress: compress || faults.compress }
    return acceptWebSocket(faultyEcho(faults), undefined, options)(c, next)
  }
  return function misbehave(c, next) {
    if (!c.req.url.includes('?')) return next()
    return isWebSocket(c) ? faultyWebSocket(c, next) : faultyAnswer(c, next)
  }
}

/** @throws FaultError on a runtime that does not compress */
function checkThatCompresses(c: Context): void {
  if (runtimeOf(c)?.compresses) return
  throw new FaultError('compress is not possible here: this runtime sends messages as they are')
}

/** @throws FaultError on a runtime that cuts messages into frames as it sees fit */
function sendInFragments(c: Context, bytes: number, inFragments?: InFragments): void {
  const runtime = runtimeOf(c)
  if (inFragments === undefined || runtime?.upgradeWebSocket === undefined) {
    throw new FaultError('chunk is not possible here: this runtime sends each message in one frame')
  }
  const fragments = { bytes, frames: MAX_FRAGMENTS }
  const upgradeWebSocket = inFragments(runtime.upgradeWebSocket, fragments)
  c.env = withRuntime(c.env, { ...runtime, upgradeWebSocket })
}
