// A room's end of its relay: subscribed while the room has members, and no more pending than a bound.

import type { Message } from '../websocket/session/message.ts'
import { seal, unseal } from './envelope.ts'
import type { Relay, Unsubscribe } from './relay.ts'

/** UTF-16 units that the relay has not taken yet; above it the sender is told. */
const MAX_PENDING = 1024 * 1024

export interface RelayEvents {
  /** A message that another process has sent. */
  receive(message: Message): void
  /** What came cannot be read, or the subscription cannot be ended. */
  fail(error: unknown): void
}

export class RelayLink {
  readonly #relay: Relay
  readonly #events: RelayEvents
  /** Made when it is needed: Workers give no random numbers while a module is loaded. */
  #id = ''
  #subscription: Promise<Unsubscribe> | null = null
  /** The end of the subscription before. */
  #ending: Promise<unknown> | null = null
  #pending = 0

  constructor(relay: Relay, events: RelayEvents) {
    this.#relay = relay
    this.#events = events
  }

  /** @throws what the relay throws, or Error when it is too far behind */
  async publish(message: Message): Promise<void> {
    const sealed = seal(message, this.#ownId())
    if (this.#pending > 0 && this.#pending + sealed.length > MAX_PENDING) {
      throw new Error('Cannot publish: the relay takes messages slower than they are sent')
    }
    this.#pending += sealed.length
    try {
      await this.#relay.publish(sealed)
    } finally {
      this.#pending -= sealed.length
    }
  }

  /** Resolves when what others publish is heard. */
  async subscribe(): Promise<void> {
    this.#subscription ??= this.#begin()
    const subscription = this.#subscription
    try {
      await subscription
    } catch (error) {
      // The next member tries again.
      if (this.#subscription === subscription) this.#subscription = null
      throw error
    }
  }

  unsubscribe(): void {
    const subscription = this.#subscription
    this.#subscription = null
    // One that cannot be had has told so whoever asked for it.
    const end = (unsubscribe: Unsubscribe) => unsubscribe()
    this.#ending = subscription?.then(end, () => {}).catch(this.#events.fail) ?? null
  }

  async #begin(): Promise<Unsubscribe> {
    await this.#ending
    return this.#relay.subscribe((sealed) => this.#receive(sealed))
  }

  #receive(sealed: string): void {
    try {
      const { message, from } = unseal(sealed)
      if (from !== this.#id) this.#events.receive(message)
    } catch (error) {
      this.#events.fail(error)
    }
  }

  #ownId(): string {
    if (this.#id === '') this.#id = crypto.randomUUID()
    return this.#id
  }
}
