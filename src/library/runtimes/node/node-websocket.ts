// The `ws` socket of this runtime. `ws` answers the end of what a client sends in the call that delivered
// the last message, when a handler that waits has not woken yet. Here the end is told, and answered when
// the session says so.

import type { Socket } from 'node:net'
import { WebSocket } from 'ws'
import type { Ending } from '../../websocket/adapter/raw-socket.ts'
import { CloseCode } from '../../websocket/session/close-code.ts'

type EndListener = (this: Socket) => void

/** How long a peer that is left without a close frame may take nothing of what was written before. */
const LEAVE_MS = 10_000

/** There was no close frame. */
const lost = { code: CloseCode.abnormal, reason: '', wasClean: false }

export class NodeWebSocket extends WebSocket {
  /** Whether the client sends nothing more. */
  hasEnded = false
  #stream: Socket | null = null
  #onEnding: ((ending: Ending) => void) | null = null
  /** What `ws` listens to the end of the stream with. */
  #endListener: EndListener = () => {}
  /** What `ws` does at the end of the stream, until the session is through. */
  #endStream: (() => void) | null = null
  #hasFailed = false
  #isClosing = false

  /** Tells `listener` the end of what comes over `stream`, instead of answering it. */
  deferEnding(stream: Socket, endListener: EndListener, listener: (ending: Ending) => void): void {
    this.#stream = stream
    this.#onEnding = listener
    this.#endListener = endListener
    stream.off('end', endListener)
    stream.on('end', this.#onEnd)
  }

  /** Whether the client has ended its side of the connection, and the session is not through yet. */
  get isHalfClosed(): boolean {
    return this.#endStream !== null
  }

  /**
   * What `ws` calls by itself: for a close frame with what that holds, for an error with a code alone.
   */
  override close(code?: number, reason?: string | Buffer): void {
    const onEnding = this.#onEnding
    if (onEnding === null || this.readyState !== WebSocket.OPEN) {
      super.close(code, reason)
      return
    }
    this.hasEnded = true
    this.#hasFailed = code !== undefined && reason === undefined
    const ending = { code: code ?? CloseCode.noStatus, reason: String(reason ?? '') }
    onEnding(this.#hasFailed ? { ...ending, info: lost } : ending)
  }

  /** Sends a close frame, as `RawSocket.close()` does. */
  sendClose(code: number, reason: string): void {
    if (code === CloseCode.noStatus) super.close()
    else if (code !== CloseCode.abnormal) super.close(code, reason)
    if (!this.#isClosing) {
      this.#stream?.once('finish', () => this.#end())
      if (code !== CloseCode.abnormal) this.#returnEnding()
    }
    this.#isClosing = true
    if (this.#endStream !== null) this.#endStream()
    else if (code === CloseCode.abnormal) this.#leave()
    this.#endStream = null
  }

  /**
   * From now on the end is for `ws`, which takes its listener off a stream that is over. Ours could keep
   * the whole connection in memory until V8's next full collection.
   */
  #returnEnding(): void {
    this.#stream?.off('end', this.#onEnd).on('end', this.#endListener)
  }

  /** Ends the connection without a close frame, once all is written that the peer takes. */
  #leave(): void {
    this.#stream?.setTimeout(LEAVE_MS, () => this.terminate())
    const end = () => void this.#stream?.end()
    // A pong that nobody asked for is harmless, and goes behind what is still being compressed.
    if (this.extensions === '') end()
    else this.pong('', undefined, end)
  }

  readonly #onEnd = (): void => {
    const endStream = () => this.#stream && this.#endListener.call(this.#stream)
    if (this.readyState !== WebSocket.OPEN) {
      endStream()
      return
    }
    this.#endStream = endStream
    if (this.hasEnded) return
    this.hasEnded = true
    this.#onEnding?.({ code: CloseCode.abnormal, reason: '', info: lost })
  }

  /**
   * Both have said goodbye and all is written: the server ends the connection, and does not wait for
   * the client to. RFC 6455, 7.1.1. After a failure the client may still be sending what nobody
   * reads, and to end then would be a reset, which can cost it the close code.
   */
  #end(): void {
    if (!this.#hasFailed) this.#stream?.destroy()
  }
}
