// Whether a client is still there, judged from one beat of the heart to the next, where Bun's own timer
// does not tell.

/** A paused socket whose handler takes nothing and whose client takes nothing ends after these many beats. */
const MAX_IDLE_BEATS = 6

interface SocketState {
  isPaused: boolean
  bufferedAmount: number
}

export class SignsOfLife {
  /** All that follow: since the last beat. */
  #hasCome = false
  #hasSent = false
  #hasMoved = false
  /** A beat has pinged, and nothing has come in since. */
  #isPinged = false
  #idleBeats = 0

  /** Something came in. */
  came(): void {
    this.#hasCome = true
  }

  /** Something was sent. */
  sent(): void {
    this.#hasSent = true
  }

  /** The handler has taken a message of a socket that is paused, or the client what was buffered. */
  moved(): void {
    this.#hasMoved = true
  }

  /** What is to be done now: ping the client, end its connection, or nothing. */
  beat(state: SocketState): 'ping' | 'end' | null {
    const action = state.isPaused ? this.#beatPaused(state) : this.#beatReading()
    this.#hasCome = this.#hasSent = this.#hasMoved = false
    return action
  }

  #beatReading(): 'ping' | 'end' | null {
    this.#idleBeats = 0
    if (this.#hasCome) {
      this.#isPinged = false
      return null
    }
    if (!this.#hasSent) return null
    const isSecond = this.#isPinged
    this.#isPinged = true
    return isSecond ? 'end' : 'ping'
  }

  /** No pong is heard, so a ping would not tell. */
  #beatPaused({ bufferedAmount }: SocketState): 'end' | null {
    this.#isPinged = false
    this.#idleBeats = this.#hasMoved ? 0 : this.#idleBeats + 1
    const isGone = bufferedAmount > 0 ? this.#idleBeats > 0 : this.#idleBeats >= MAX_IDLE_BEATS
    return isGone ? 'end' : null
  }
}
