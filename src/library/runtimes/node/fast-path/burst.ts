// Whether it pays to hold a message back. Several that leave together cost one system call instead of
// one each; but to hold one back takes a tick of its own, which a lone answer would pay for nothing.

/**
 * Several are expected until this many bursts in a row were of one message. So too at the beginning:
 * behind an only message comes the close.
 */
const PATIENCE = 8

/** What a handler sends from one wait to the next. */
export class Burst {
  #messages = 0
  #patience = PATIENCE

  /** Counts a message; whether it belongs to several, so far as one can tell by now. */
  add(): boolean {
    this.#messages += 1
    return this.#messages > 1 || this.#patience > 0
  }

  /** The handler waits. */
  end(): void {
    if (this.#messages > 1) this.#patience = PATIENCE
    else if (this.#messages === 1 && this.#patience > 0) this.#patience -= 1
    this.#messages = 0
  }
}
