// The WebSocket that a platform brings. It tells how much it buffers, but not when that has left; it
// reads on whether or not anybody listens; and it answers the server's close by itself.

import { DrainWatch } from '../../websocket/adapter/drain-watch.ts'
import type { CloseInfo, NativeSocket, SocketEvents } from '../../websocket/adapter/raw-socket.ts'
import { CloseCode } from '../../websocket/session/close-code.ts'

/** The platform's own, and what Bun has beyond the standard. */
type Extended = WebSocket & { terminate?(): void; ping?(payload: string): void }

const decoder = new TextDecoder()

export class PlatformSocket implements NativeSocket {
  readonly #socket: Extended
  readonly #watch: DrainWatch
  readonly #listeners: Partial<SocketEvents> = {}
  /** Left out where the platform cannot, as is `terminate`. */
  readonly ping?: (payload: string) => void
  readonly terminate?: () => void

  /** @param onOver is told how the connection ended */
  constructor(socket: Extended, onOver: (info: CloseInfo) => void) {
    this.#socket = socket
    this.#watch = new DrainWatch(socket)
    socket.binaryType = 'arraybuffer'
    socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      const isBinary = typeof data !== 'string'
      this.#listeners.message?.(isBinary ? new Uint8Array(data) : data, isBinary)
    }
    if (socket.terminate !== undefined) this.terminate = () => socket.terminate?.()
    if (socket.ping !== undefined) {
      this.ping = (payload) => socket.ping?.(payload)
      socket.addEventListener('pong', (event) => {
        this.#listeners.pong?.(decoder.decode((event as MessageEvent<Uint8Array>).data))
      })
    }
    socket.onclose = (event) => {
      this.#watch.end()
      onOver(infoOf(event))
    }
  }

  get bufferedAmount(): number {
    return this.#socket.bufferedAmount
  }

  send(message: string | Uint8Array<ArrayBuffer>, flushed?: () => void): void {
    this.#socket.send(message)
    if (flushed !== undefined) this.#watch.add(flushed)
  }

  close(code: number, reason: string): void {
    if (code === CloseCode.abnormal && this.terminate !== undefined) this.#endWith(this.terminate)
    else if (code === CloseCode.noStatus || code === CloseCode.abnormal) this.#socket.close()
    else this.#closeWith(code, reason)
  }

  /** `ending` and `goingAway` are never emitted. */
  on<E extends keyof SocketEvents>(event: E, listener: SocketEvents[E]): void {
    this.#listeners[event] = listener
  }

  /** Once what is buffered has left. */
  #endWith(terminate: () => void): void {
    if (this.bufferedAmount === 0) terminate()
    else this.#watch.add(terminate)
  }

  #closeWith(code: number, reason: string): void {
    try {
      this.#socket.close(code, reason)
    } catch {
      // Browsers and Deno let a client send 1000 and 3000 to 4999 alone. To say none is better than to
      // say a wrong one.
      this.#socket.close()
    }
  }
}

/** Deno reports 0 where there was no close frame. */
function infoOf({ code, reason, wasClean }: CloseEvent): CloseInfo {
  return { code: code === 0 ? CloseCode.abnormal : code, reason, wasClean }
}
