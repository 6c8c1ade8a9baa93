// Connections that keep a fixed number of messages in flight: each echo is answered with the next
// message, and each byte that comes back is compared with what was sent.

import { Connection, type Target } from './connection.ts'
import { echoChecks, repeat } from './echo-check.ts'
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
  const newCheck = echoChecks(echo)
  const clients = await Promise.all(
    Array.from({ length: load.connections }, () => Connection.open(load.target)),
  )
  let receivedBytes = 0
  for (const client of clients) {
    const check = newCheck()
    client.socket.setNoDelay(true)
    client.onBytes = (length, buffer) => {
      const whole = check(length, buffer)
      receivedBytes += length
      if (whole > 0) client.socket.write(requests.subarray(0, whole * request.length))
    }
    client.socket.write(requests)
  }
  const measured = await measure(load, () => receivedBytes / echo.length)
  for (const client of clients) client.destroy()
  return measured
}
