// Connections that keep a fixed number of messages in flight: each echo is answered with the next
// message, and each byte that comes back is compared with what was sent.

import { Connection, type Target } from './connection.ts'
import { type MessageShape, messageBytes } from './frames.ts'
import { type Measurement, measure, type WindowOptions } from './window.ts'

export interface EchoLoad extends WindowOptions, MessageShape {
  kind: 'echo'
  target: Target
  connections: number
  inFlight: number
}

export async function runEchoLoad(load: EchoLoad): Promise<Measurement> {
  const { request, echo } = messageBytes(load)
  const requests = repeat(request, load.inFlight)
  // Long enough for any chunk that a read can bring, wherever in a message it begins.
  const expected = repeat(echo, Math.ceil(2 ** 18 / echo.length) + 1)
  const clients = await Promise.all(
    Array.from({ length: load.connections }, () => Connection.open(load.target)),
  )
  let receivedBytes = 0
  for (const { socket } of clients) socket.setNoDelay(true)
  for (const client of clients) {
    /** Bytes of the echo that has begun to come in. */
    let begun = 0
    client.onBytes = (length, buffer) => {
      if (buffer.compare(expected, begun, begun + length, 0, length) !== 0) {
        throw new Error('What came back is not what was sent')
      }
      receivedBytes += length
      begun += length
      const whole = Math.floor(begun / echo.length)
      begun -= whole * echo.length
      if (whole > 0) client.socket.write(requests.subarray(0, whole * request.length))
    }
    client.socket.write(requests)
  }
  const measured = await measure(load, () => receivedBytes / echo.length)
  for (const client of clients) client.destroy()
  return measured
}

function repeat(bytes: Buffer, times: number): Buffer {
  return Buffer.concat(Array.from({ length: times }, () => bytes))
}
