// What happens to one connection, told to whoever listens. There is one only for a connection that was
// opened while somebody did: no other has to ask at each message.

import type { Context } from 'hono'
import type { CloseInfo } from '../adapter/raw-socket.ts'
import { failedRequest, type KeptRequest } from '../failed-request.ts'
import { byteLength, type Message } from '../session/message.ts'
import type { WebSocketSession } from '../session/session-interface.ts'
import type { Tracer } from '../session/wire.ts'
import { channels, type DiagnosticsConnection } from './channels.ts'

export class Trace implements Tracer {
  readonly #connection: DiagnosticsConnection

  constructor(socket: WebSocketSession, request: KeptRequest) {
    this.#connection = Object.freeze({ socket, request: failedRequest(request) })
  }

  opened(context: Context): void {
    if (channels.open.hasSubscribers) {
      channels.open.publish({ connection: this.#connection, context })
    }
  }

  received(data: string | Uint8Array, isBinary: boolean): void {
    this.#message('in', data, !isBinary)
  }

  sent(message: Message): void {
    this.#message('out', message, typeof message === 'string')
  }

  paused(): void {
    channels.pause.publish({ connection: this.#connection })
  }

  resumed(): void {
    channels.resume.publish({ connection: this.#connection })
  }

  closed(info: CloseInfo): void {
    channels.close.publish({ connection: this.#connection, ...info })
  }

  failed(error: unknown): void {
    channels.error.publish({ connection: this.#connection, error })
  }

  #message(direction: 'in' | 'out', data: string | Uint8Array, isText: boolean): void {
    if (!channels.message.hasSubscribers) return
    const bytes = byteLength(data)
    channels.message.publish({ connection: this.#connection, direction, bytes, isText })
  }
}
