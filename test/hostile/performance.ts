// Does what a row says, with a client of its own, and gives what that client has heard.

import { RawClient } from '../support/raw-client.ts'
import type { HostileInput, Step } from './hostile-input.ts'

/**
 * Takes the steps, with as many clients at once as the row says; resolves when as much has been heard
 * as it expects, or the connections are over.
 */
export async function perform(port: number, input: HostileInput): Promise<RawClient[]> {
  const clients = await takeSteps(port, input)
  const { length } = input.answer
  await Promise.all(clients.map((client) => (length === 0 ? client.gone : client.heard(length))))
  return clients
}

/** Takes the steps, and waits for no answer that the steps themselves do not wait for. */
export function takeSteps(port: number, { steps, crowd = 1 }: HostileInput): Promise<RawClient[]> {
  return Promise.all(
    Array.from({ length: crowd }, async () => {
      const client = await RawClient.open(port)
      for (const step of steps) await take(client, step)
      return client
    }),
  )
}

async function take(client: RawClient, step: Step): Promise<void> {
  if (Buffer.isBuffer(step)) return client.write(step)
  if (typeof step === 'object') {
    if ('hear' in step) return client.heard(step.hear)
    if ('flood' in step) return flood(client, step.flood)
    for (const byte of step.byteByByte) await client.write(Buffer.from([byte]))
    return
  }
  if (step === 'half-close') client.halfClose()
  if (step === 'reset') client.reset()
  if (step === 'stop reading') client.stopReading()
  if (step === 'fall silent') client.isPolite = false
}

async function flood(client: RawClient, bytes: Buffer): Promise<void> {
  while (!client.isGone) await client.write(bytes)
}
