// A room's end of its relay: subscribed while the room has members, and no more pending than a bound.

import type { Message } from '../websocket/session/message.ts'
import { seal, unseal } from './envelope.ts'
import type { Relay, Unsubscribe } from './relay.ts'
import { settle } from './settle.ts'

/** UTF-16 units that the relay has not taken yet; what would go above it is lost. */
const MAX_PENDING = 1024 * 1024

export interface RelayEvents {
  /** A message that another process has sent. */
  receive(message: Message): void
  /** What the relay could not do, or does too slowly, or what came cannot be read. */
  fail(error: unknown): void
}

interface Subscription {
  unsubscribe: Promise<Unsubscribe>
  /** Resolves when it hears, has failed or takes too long. */
  settled: Promise<void>
}

export class RelayLink {
  readonly #relay: Relay
  readonly #events: RelayEvents
  /** Made when it is needed: Workers give no random numbers while a module is loaded. */
  #id = ''
  #isWanted = false
  #subscription: Subscription | null = null
  /** The end of the subscription before. */
  #ending: Promise<void> | null = null
  #pending = 0

  constructor(relay: Relay, events: RelayEvents) {
    this.#relay = relay
    this.#events = events
  }

  /** Hands the message to the relay in this turn, so that messages stay in order, and waits for nothing. */
  publish(message: Message): void {
    const sealed = seal(message, this.#ownId())
    if (this.#pending > 0 && this.#pending + sealed.length > MAX_PENDING) {
      this.#events.fail(
        new Error('Cannot publish: the relay takes messages slower than they are sent'),
      )
    } else void this.#publish(sealed)
  }

  /** Resolves when what others publish is heard, cannot be heard, or takes a second; never rejects. */
  subscribe(): Promise<void> {
    this.#isWanted = true
    this.#subscription ??= this.#begin()
    return this.#subscription.settled
  }

  unsubscribe(): void {
    const subscription = this.#subscription
    this.#isWanted = false
    this.#subscription = null
    if (subscription === null) return
    // One that cannot be had has told so already.
    const end = (unsubscribe: Unsubscribe) => unsubscribe()
    this.#ending = settle(
      subscription.unsubscribe.then(end, () => {}),
      'Cannot unsubscribe yet: the relay takes more than a second',
      this.#events.fail,
    )
  }

  async #publish(sealed: string): Promise<void> {
    this.#pending += sealed.length
    try {
      await this.#relay.publish(sealed)
      // It works again, so that a subscription that has failed can be had now.
      if (this.#isWanted) void this.subscribe()
    } catch (error) {
      this.#events.fail(error)
    } finally {
      this.#pending -= sealed.length
    }
  }

  #begin(): Subscription {
    const receive = (sealed: string) => {
      // One that has ended here may still bring messages.
      if (this.#subscription === subscription) this.#receive(sealed)
    }
    const unsubscribe = this.#subscribeAfter(this.#ending, receive)
    const settled = settle(
      unsubscribe,
      'Cannot subscribe yet: the relay takes more than a second',
      this.#events.fail,
    )
    const subscription = { unsubscribe, settled }
    unsubscribe.catch(() => {
      if (this.#subscription === subscription) this.#subscription = null
    })
    return subscription
  }

  async #subscribeAfter(
    ending: Promise<void> | null,
    receive: (sealed: string) => void,
  ): Promise<Unsubscribe> {
    await ending
    return this.#relay.subscribe(receive)
  }

  #receive(sealed: string): void {
    try {
      const { message, from } = unseal(sealed)
      if (from !== this.#ownId()) this.#events.receive(message)
    } catch (error) {
      this.#events.fail(error)
    }
  }

  #ownId(): string {
    if (this.#id === '') this.#id = crypto.randomUUID()
    return this.#id
  }
}
