// What a relay's engine does, in memory.

import type { Relay } from '../../src/library/rooms/index.ts'

/** What a broker does, for any number of processes: each text goes to all who have subscribed. */
export class Broker implements Relay {
  readonly receivers = new Set<(text: string) => void>()
  readonly published: string[] = []

  publish(text: string): void {
    this.published.push(text)
    for (const receive of this.receivers) receive(text)
  }

  async subscribe(receive: (text: string) => void) {
    this.receivers.add(receive)
    return () => this.receivers.delete(receive)
  }
}
