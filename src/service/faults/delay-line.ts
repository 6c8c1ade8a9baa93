// Holds what is put in for a time and then gives it out, in order. What comes in meanwhile is held
// for its own time, as on a slow network: many messages at once are late once, not one by one. When
// it is full, putting waits, so that backpressure reaches through it.

import type { Message, WebSocketSession } from '../../library/websocket/index.ts'
import { systemClock } from '../clock/clock.ts'
import { MAX_HELD_BYTES, MAX_HELD_MESSAGES } from './limits.ts'

interface Held {
  message: Message
  /** When it is given out, as `elapsed()` of the clock counts. */
  due: number
}

/**
 * The messages of the socket, each that much later than it came. Those in front of the client's close
 * are given out as well; ends at once when the connection is over.
 */
export async function* delayed(
  socket: WebSocketSession,
  delayMs: number,
): AsyncGenerator<Message, void> {
  const line = new DelayLine(delayMs)
  // Not only at the end of the filling, which can be waiting for room.
  const end = () => line.end()
  socket.signal.addEventListener('abort', end)
  const filled = fill(line, socket)
  try {
    for (let next = await line.take(); next !== null; next = await line.take()) yield next
    await filled
  } finally {
    socket.signal.removeEventListener('abort', end)
    line.end()
  }
}

async function fill(line: DelayLine, socket: WebSocketSession): Promise<void> {
  for await (const message of socket) await line.put(message)
  line.finish()
}

export class DelayLine {
  readonly #delayMs: number
  readonly #held: Held[] = []
  #bytes = 0
  #isFinished = false
  #isOver = false
  /** Wakes whoever waits: for the first message, for the time it is due, or for the end. */
  #wakeReader: () => void = () => {}
  #wakeWriter: () => void = () => {}

  constructor(delayMs: number) {
    this.#delayMs = delayMs
  }

  /** Resolves when there is room for more: at once, unless the line is full. */
  async put(message: Message): Promise<void> {
    if (this.#isOver) return
    this.#held.push({ message, due: systemClock.elapsed() + this.#delayMs })
    this.#bytes += heldBytes(message)
    if (this.#held.length === 1) this.#wakeReader()
    while (this.#isFull && !this.#isOver) {
      await new Promise<void>((resolve) => {
        this.#wakeWriter = resolve
      })
    }
  }

  /** The message that is due next, once it is; null once the line is over. */
  async take(): Promise<Message | null> {
    while (!this.#isOver) {
      const [first] = this.#held
      if (first === undefined) {
        if (this.#isFinished) return null
        await this.#sleep(null)
        continue
      }
      const leftMs = first.due - systemClock.elapsed()
      if (leftMs <= 0) return this.#give(first)
      await this.#sleep(leftMs)
    }
    return null
  }

  /** Nothing more is put in: what is held is still given out. */
  finish(): void {
    this.#isFinished = true
    if (this.#held.length === 0) this.#wakeReader()
  }

  /** Lets go of what is held, and of the timer. */
  end(): void {
    this.#isOver = true
    this.#held.length = 0
    this.#wakeReader()
    this.#wakeWriter()
  }

  get #isFull(): boolean {
    return this.#held.length >= MAX_HELD_MESSAGES || this.#bytes >= MAX_HELD_BYTES
  }

  #give(first: Held): Message {
    this.#held.shift()
    this.#bytes -= heldBytes(first.message)
    this.#wakeWriter()
    return first.message
  }

  /** @param ms null: until woken */
  #sleep(ms: number | null): Promise<void> {
    return new Promise((resolve) => {
      const timer = ms === null ? undefined : setTimeout(resolve, Math.ceil(ms))
      this.#wakeReader = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

/** Of text two bytes a UTF-16 unit: it takes that as soon as one of them is beyond Latin-1. */
function heldBytes(message: Message): number {
  return typeof message === 'string' ? 2 * message.length : message.length
}
