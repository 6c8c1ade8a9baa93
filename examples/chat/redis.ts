// Rooms of several processes, by Redis Pub/Sub.

import type { Relay } from '@edge-echo/websocket/rooms'
import { createClient } from 'redis'

/** Connects, and gives a relay for each channel. A subscriber can do nothing else, so there are two clients. */
export async function connectToRedis(url: string): Promise<(channel: string) => Relay> {
  const publisher = createClient({ url })
  const subscriber = publisher.duplicate()
  for (const client of [publisher, subscriber]) {
    // It connects again by itself, and subscribes to what it was subscribed to.
    client.on('error', (error: Error) => console.error(`Redis: ${error.message}`))
    await client.connect()
  }
  return (channel) => ({
    publish: (text) => publisher.publish(channel, text),
    async subscribe(receive) {
      await subscriber.subscribe(channel, receive)
      return () => subscriber.unsubscribe(channel, receive)
    },
  })
}
