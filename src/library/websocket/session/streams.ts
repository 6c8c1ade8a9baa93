// A session as a pair of web streams, so that `readable.pipeTo(writable)` is an echo.

import { CloseCode } from './close-code.ts'
import type { Message } from './message.ts'
import type { WebSocketSession } from './session-interface.ts'

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
      const { signal } = session
      const fail = () => controller.error(signal.reason)
      // A turn later, since an echo's own `readable` ends at the same moment and then closes this
      // stream in peace.
      const failLater = () => void setTimeout(fail)
      if (signal.aborted) failLater()
      else signal.addEventListener('abort', failLater, { once: true })
    },
    write: async (message) => void (await session.send(message)),
    close: () => session.close(),
    abort: () => session.close(CloseCode.internalError),
  })
}
