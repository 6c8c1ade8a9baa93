// Who waits until a message is queued, without taking it: any number may.

export class Lookouts {
  readonly #waiting = new Set<(isReady: boolean) => void>()

  /**
   * Resolves with what is told next.
   *
   * @returns a promise that rejects with the reason of the signal
   */
  wait(signal?: AbortSignal): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const tell = (isReady: boolean) => {
        signal?.removeEventListener('abort', giveUp)
        resolve(isReady)
      }
      const giveUp = () => {
        this.#waiting.delete(tell)
        reject(signal?.reason)
      }
      signal?.addEventListener('abort', giveUp, { once: true })
      this.#waiting.add(tell)
    })
  }

  /** Returns whether somebody has waited. */
  tell(isReady: boolean): boolean {
    const hasWaited = this.#waiting.size > 0
    for (const tell of this.#waiting) tell(isReady)
    this.#waiting.clear()
    return hasWaited
  }
}
