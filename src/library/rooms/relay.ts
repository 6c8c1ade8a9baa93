// What brings the messages of a room to other processes: Redis, or any other engine that publishes text.

/** Brings messages to the rooms of other processes. */
export interface Relay {
  /**
   * Hands a text to all who have subscribed. Called in the order of the messages and before earlier calls have
   * settled, so that keeping the order is the relay's part. While more than 1 MiB of text is pending in
   * promises, further messages are not published.
   */
  publish(text: string): unknown
  /**
   * Calls `receive` with each text that is published from now on, in order; the own ones may be among
   * them. Gives the function that ends it.
   */
  subscribe(receive: (text: string) => void): Unsubscribe | Promise<Unsubscribe>
}

/** Ends a subscription. */
export type Unsubscribe = () => unknown
