// Hands the events of an adapter to a session in the order in which they came, although what a Blob holds
// is there a moment later. Workers give one for each binary message until they are asked for bytes.

import type { WSContext } from 'hono/ws'
import { PlainSocket } from './adapter/plain-socket.ts'
import type { CloseInfo } from './adapter/raw-socket.ts'
import { CloseCode } from './session/close-code.ts'
import { toMessage } from './session/message.ts'
import type { Session } from './session/session.ts'

export class EventOrder {
  readonly socket: PlainSocket
  /** What is left to do for the events so far; null when nothing is. */
  #rest: Promise<void> | null = null

  constructor(ws: WSContext<unknown>) {
    this.socket = new PlainSocket(ws)
  }

  message(data: unknown, session: Session): void {
    if (data instanceof Blob)
      this.#add(async () => receive(await data.arrayBuffer(), session), session)
    else if (this.#rest !== null) this.#add(() => receive(data, session), session)
    else receive(data, session)
  }

  close(info: CloseInfo, session: Session): void {
    if (this.#rest !== null) this.#add(() => this.#close(info, session), session)
    else this.#close(info, session)
  }

  #close(info: CloseInfo, session: Session): void {
    const isUnanswered = info.wasClean && this.socket.awaitsClose(() => session.end(info))
    if (isUnanswered) session.endWith(info)
    else session.end(info)
  }

  #add(step: () => void | Promise<void>, session: Session): void {
    const rest = (this.#rest ?? Promise.resolve())
      .then(step)
      .catch(() => session.close(CloseCode.internalError, 'A message could not be read'))
      .then(() => {
        if (this.#rest === rest) this.#rest = null
      })
    this.#rest = rest
  }
}

function receive(data: unknown, session: Session): void {
  session.receive(toMessage(data))
}
