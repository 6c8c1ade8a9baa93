// Whether a client is still there, judged from one beat of the heart to the next.

import type { Socket } from 'node:net'

/** A paused socket whose handler takes nothing and whose client takes nothing ends after these many beats. */
const MAX_IDLE_BEATS = 6

interface SocketState {
  isReading: boolean
  isPaused: boolean
  bufferedAmount: number
}

export class SignsOfLife {
  readonly #stream: Pick<Socket, 'bytesRead' | 'bytesWritten' | 'writableLength'>
  #hasAnswered = true
  #hasMessage = false
  #hasTaken = false
  #idleBeats = 0
  #bytesRead = 0
  #bytesSent = 0
  #wasBuffering = false

  constructor(stream: Pick<Socket, 'bytesRead' | 'bytesWritten' | 'writableLength'>) {
    this.#stream = stream
  }

  /** The client has answered a ping. */
  ponged(): void {
    this.#hasAnswered = true
  }

  /** A whole message came in. */
  messageCame(): void {
    this.#hasMessage = true
  }

  /** The handler has taken a message, of a socket that is paused. */
  handlerTook(): void {
    this.#hasTaken = true
  }

  /**
   * Whether there was one since the last call.
   *
   * @param isReading whether what the client sends is still read as messages
   * @param bufferedAmount of the socket, in bytes
   */
  beat({ isReading, isPaused, bufferedAmount }: SocketState): boolean {
    const { bytesRead, bytesWritten, writableLength } = this.#stream
    const bytesSent = bytesWritten - writableLength
    // A pong cannot come in the middle of a frame, and between two frames it would have.
    const isUploading = isReading && bytesRead > this.#bytesRead && !this.#hasMessage
    // A socket that is paused cannot hear a pong.
    const isTaking = this.#wasBuffering && bytesSent > this.#bytesSent
    const isMoving = this.#hasTaken || isTaking
    this.#idleBeats = isPaused && !isMoving ? this.#idleBeats + 1 : 0
    const isAlive = isPaused
      ? isMoving || (bufferedAmount === 0 && this.#idleBeats < MAX_IDLE_BEATS)
      : this.#hasAnswered || isUploading
    this.#hasAnswered = this.#hasMessage = this.#hasTaken = false
    this.#bytesRead = bytesRead
    this.#bytesSent = bytesSent
    // Where nothing is buffered, all that is sent are pings, which the network takes by itself.
    this.#wasBuffering = bufferedAmount > 0
    return isAlive
  }
}
