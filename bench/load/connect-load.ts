// Connections that come and go: the handshake, one message, its echo, and the server's close with
// 1000, which is answered; then the next one.

import { Connection, type Target } from './connection.ts'
import { closeAnswer, closeRequest, type MessageShape, messageBytes } from './frames.ts'
import { type Measurement, measure, type WindowOptions } from './window.ts'

export interface ConnectLoad extends WindowOptions, MessageShape {
  kind: 'connect'
  target: Target
  /** At a time. */
  connections: number
}

export async function runConnectLoad(load: ConnectLoad): Promise<Measurement> {
  const { request, echo } = messageBytes(load)
  const expected = Buffer.concat([echo, closeAnswer(1000)]).toString('latin1')
  const closing = closeRequest(1000)
  let finished = 0
  let isOver = false
  async function comeAndGo(): Promise<void> {
    while (!isOver) {
      const client = await Connection.open(load.target)
      const answer = await client.ask(request, (text) => text.length >= expected.length)
      if (answer !== expected) throw new Error('Not the echo and a close with 1000')
      const ended = client.ended()
      client.socket.end(closing)
      await ended
      finished += 1
    }
  }
  const loops = Array.from({ length: load.connections }, comeAndGo)
  const measured = await measure(load, () => finished)
  isOver = true
  await Promise.all(loops)
  return measured
}
