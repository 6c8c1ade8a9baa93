// The end of a conversation: how its connection is closed, and who learns of what went wrong.

import { type FailedRequest, failedRequest, type KeptRequest } from './failed-request.ts'
import { ConnectionClosedError } from './session/connection-closed-error.ts'
import type { Session } from './session/session.ts'

/** Gets what a handler threw, after its connection was closed with 1011. */
export type OnError = (error: unknown, c: FailedRequest) => Promise<void> | void

/** Who is told how a handler ends, and of which request. */
export interface Audience {
  /** The runtime. */
  onHandler: ((handled: Promise<unknown>) => void) | undefined
  /** The app. */
  onError: OnError
  request: KeptRequest
}

/** The default `onError`: one line and the stack, on the console that every runtime has. */
export function reportOnConsole(error: unknown, c: FailedRequest): void {
  console.error(`The WebSocket handler of ${c.req.path} threw:`, error)
}

function begin(hold: () => unknown): Promise<unknown> {
  try {
    return Promise.resolve(hold())
  } catch (error) {
    return Promise.reject(error)
  }
}

/**
 * Runs the conversation and closes as it ends: with 1000, or the client's code, when it returns, with 1011 when it throws. Not
 * an async function: one that waits keeps its frame for as long, which is more than what is given here.
 */
export function closeAfter(hold: () => unknown, session: Session, audience: Audience): void {
  const handled = begin(hold)
  handled.then(
    () => session.close(),
    (error: unknown) => fail(error, session, audience),
  )
  audience.onHandler?.(handled)
}

async function fail(error: unknown, session: Session, { request, onError }: Audience) {
  // A pipe into a connection that the client has closed ends so: nothing went wrong.
  if (error instanceof ConnectionClosedError && session.isClosed()) return
  session.fail(error)
  try {
    await onError(error, failedRequest(request))
  } catch (cause) {
    console.error('The onError of a WebSocket handler threw:', cause)
  }
}
