// For a socket that tells how much it buffers, but not when that has left: it is looked at again and
// again for as long as somebody waits.

/** How often. */
const LOOK_EVERY_MS = 5

const OPEN = 1

/** What is looked at: any platform's WebSocket. */
export interface Watched {
  readonly bufferedAmount: number
  readonly readyState: number
}

export class DrainWatch {
  readonly #socket: Watched
  #callbacks: (() => void)[] = []
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(socket: Watched) {
    this.#socket = socket
  }

  /** Calls back once nothing is buffered, or nothing can leave any more. */
  add(callback: () => void): void {
    this.#callbacks.push(callback)
    this.#timer ??= setTimeout(look, LOOK_EVERY_MS, this)
  }

  /** Nothing can leave any more. */
  end(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    for (const callback of this.#callbacks.splice(0)) callback()
  }

  /** Looks whether what was sent has left, and comes back if not. */
  look(): void {
    if (this.#socket.bufferedAmount === 0 || this.#socket.readyState !== OPEN) this.end()
    else this.#timer = setTimeout(look, LOOK_EVERY_MS, this)
  }
}

// One function for all sockets instead of one for each.
function look(watch: DrainWatch): void {
  watch.look()
}
