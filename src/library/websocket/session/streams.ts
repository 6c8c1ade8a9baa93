// A session as a pair of web streams, so that `readable.pipeTo(writable)` is an echo.

import { CloseCode } from './close-code.ts'
import type { Message } from './message.ts'
import type { Closure, WebSocketSession } from './session-interface.ts'

/** A pipe into a session's `writable` ends with this when the connection is over before the pipe. */
export class ConnectionClosedError extends Error {
  override readonly name = 'ConnectionClosedError'
  readonly closure: Closure

  constructor(closure: Closure) {
    super(`Cannot send: the connection is closed (code ${closure.code})`)
    this.closure = closure
  }
}

/** Nothing is read ahead: the session's own queue is the buffer, and has the marks. */
export function readableOf(session: WebSocketSession): ReadableStream<Message> {
  return new ReadableStream<Message>(
    {
      async pull(controller) {
        const message = await session.wait()
        if (message === null) controller.close()
        else controller.enqueue(message)
      },
      cancel: () => session.close(),
    },
    { highWaterMark: 0 },
  )
}

export function writableOf(session: WebSocketSession): WritableStream<Message> {
  return new WritableStream<Message>({
    start(controller) {
      const fail = (closure: Closure) => controller.error(new ConnectionClosedError(closure))
      // A turn later, since an echo's own `readable` ends at the same moment and then closes this
      // stream in peace.
      void session.closed.then((closure) => setTimeout(fail, 0, closure))
    },
    write: (message) => session.send(message),
    close: () => session.close(),
    abort: () => session.close(CloseCode.internalError),
  })
}
