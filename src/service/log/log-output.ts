// Where the lines of the log go. Writing them is asynchronous and may fail: lines wait in memory up to
// a bound and are dropped above it, so that neither a full disk nor a pipe that nobody reads can end
// or stop the service.

import { type Destination, destinationOf, type StandardStream } from './destination.ts'

/** What waits and what is being written, together. */
const MAX_PENDING_BYTES = 1024 * 1024

/** How long the end of the process waits for the last lines. */
const FLUSH_TIMEOUT_MS = 1000

export class LogOutput {
  /** Whether a person reads the lines. */
  readonly isTerminal: boolean
  /** Called when writing works again, with the number of lines that were dropped meanwhile. */
  onRecovery: (lines: number) => void = () => {}
  readonly #destination: Destination
  #waiting: Buffer[] = []
  #pendingBytes = 0
  #isWriting = false
  /** The rest of a line that was written in part: without it the next line would be cut as well. */
  #rest: Buffer | null = null
  #droppedLines = 0
  #reportedLines = 0
  readonly #flushed = new Set<() => void>()

  constructor(
    stream: StandardStream = process.stdout,
    destination: Destination = destinationOf(stream),
  ) {
    this.isTerminal = stream.isTTY === true
    this.#destination = destination
  }

  /** Lines that were dropped so far. */
  get droppedLines(): number {
    return this.#droppedLines
  }

  /** Takes a line that ends with a line feed. */
  write(text: string): void {
    const line = Buffer.from(text)
    if (this.#pendingBytes + line.length > MAX_PENDING_BYTES) {
      this.#droppedLines += 1
      return
    }
    this.#waiting.push(line)
    this.#pendingBytes += line.length
    if (!this.#isWriting) this.#writeWaiting()
  }

  /** Calls back once every line is written or dropped, after a second at the latest. */
  flush(done: () => void): void {
    if (!this.#isWriting) {
      done()
      return
    }
    const finish = () => {
      clearTimeout(timer)
      this.#flushed.delete(finish)
      done()
    }
    const timer = setTimeout(finish, FLUSH_TIMEOUT_MS)
    this.#flushed.add(finish)
  }

  #writeWaiting(): void {
    const lines = this.#rest === null ? this.#waiting : [this.#rest, ...this.#waiting]
    this.#waiting = []
    this.#isWriting = true
    this.#destination(Buffer.concat(lines), (error, written) => {
      this.#settle(lines, written)
      this.#isWriting = false
      if (error === null) this.#report()
      if (this.#isWriting) return
      if (this.#waiting.length > 0) this.#writeWaiting()
      else for (const finish of this.#flushed) finish()
    })
  }

  /** Drops what was not written, but for the rest of a line. */
  #settle(lines: readonly Buffer[], written: number): void {
    const oldRest = this.#rest
    this.#rest = null
    let end = 0
    for (const line of lines) {
      const start = end
      end += line.length
      if (line !== oldRest) this.#pendingBytes -= line.length
      if (end <= written) continue
      if (start < written) this.#rest = line.subarray(written - start)
      else if (line === oldRest) this.#rest = line
      else this.#droppedLines += 1
    }
  }

  /** Only once nothing waits: a destination that is slow drops more before it has caught up. */
  #report(): void {
    const lines = this.#droppedLines - this.#reportedLines
    if (lines === 0 || this.#waiting.length > 0) return
    this.#reportedLines = this.#droppedLines
    this.onRecovery(lines)
  }
}
