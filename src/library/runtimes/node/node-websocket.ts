// The `ws` socket of this runtime. `ws` answers the end of what a client sends in the call that delivered
// the last message, when a handler that waits has not woken yet. Here the end is told, and answered when
// the session says so.

import type { Duplex } from 'node:stream'
import type { Ending } from '../../websocket/adapter/raw-socket.ts'
import { CloseCode } from '../../websocket/session/close-code.ts'
import { WebSocket } from './ws.ts'

/** A socket, or what takes its place. */
type Stream = Duplex & { setTimeout(ms: number, callback: () => void): unknown }

type EndListener = (this: Stream) => void

/** Whatever makes frames of messages, and may take its time. */
interface Writing {
  whenWritten(callback: () => void): void
}

/** How long a peer that is left without a close frame may take nothing of what was written before. */
const LEAVE_MS = 10_000

/** How long a client may keep its side open, once all is said. */
const LINGER_MS = 1000

/** There was no close frame. */
const lost = { code: CloseCode.abnormal, reason: '', wasClean: false }

export class NodeWebSocket extends WebSocket {
  /** Whether the client sends nothing more. */
  hasEnded = false
  /** Gets the end of what the client sends, in place of an answer to it. */
  onEnding: ((ending: Ending) => void) | null = null
  #stream: Stream | null = null
  #writing: Writing | null = null
  /** What `ws` listens to the end of the stream with. */
  #endListener: EndListener = () => {}
  /** What `ws` does at the end of the stream, until the session is through. */
  #endStream: (() => void) | null = null
  #hasFailed = false
  #isClosing = false

  /** Leaves the end of `stream` to `onEnding`, and ends it when all is written. */
  deferEnding(stream: Stream, endListener: EndListener, writing: Writing): void {
    this.#stream = stream
    this.#writing = writing
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
    const { onEnding } = this
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
      this.#stream?.once('finish', () => this.#linger())
      if (code !== CloseCode.abnormal) this.#writing?.whenWritten(() => this.#returnEnding())
    }
    this.#isClosing = true
    if (this.#endStream !== null) this.#endWhenWritten(this.#endStream)
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
    this.#endWhenWritten(() => this.#stream?.end())
  }

  #endWhenWritten(endStream: () => void): void {
    this.#writing?.whenWritten(() => {
      if (!this.#stream?.destroyed) endStream()
    })
  }

  readonly #onEnd = (): void => {
    const endStream = () => this.#stream && this.#endListener.call(this.#stream)
    if (this.readyState !== WebSocket.OPEN) {
      this.#endWhenWritten(endStream)
      return
    }
    this.#endStream = endStream
    if (this.hasEnded) return
    this.hasEnded = true
    this.onEnding?.({ code: CloseCode.abnormal, reason: '', info: lost })
  }

  /**
   * All is written, the end of this side too. What the client still sends, such as the pong for a ping that it
   * reads behind its own close, is read and dropped: to a connection that is gone it would be answered
   * with a reset, which takes what the client has not read with it. After a failure it may be sending for
   * long, and `ws` gives it 30 seconds.
   */
  #linger(): void {
    // The stream ends by itself when both sides have; `ws` would end it once more.
    this.#stream?.off('end', this.#endListener).off('end', this.#onEnd)
    if (this.#hasFailed) return
    const timer = setTimeout(terminate, LINGER_MS, this)
    this.#stream?.once('close', () => clearTimeout(timer))
  }
}

// One function for all sockets instead of one for each.
function terminate(socket: NodeWebSocket): void {
  socket.terminate()
}
