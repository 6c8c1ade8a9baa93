// Does what a row says, with a client of its own, and gives what that client has heard.

import { RawClient } from '../support/raw-client.ts'
import type { HostileInput, Step } from './hostile-input.ts'

/** As often as the row says, all at once; gives one of the clients. */
export async function performAll(port: number, input: HostileInput): Promise<RawClient> {
  const [client] = await Promise.all(
    Array.from({ length: input.crowd ?? 1 }, () => perform(port, input)),
  )
  if (client === undefined) throw new RangeError(`Nobody does "${input.name}"`)
  return client
}

/** Resolves when as much has been heard as the row expects, or the connection is over. */
async function perform(port: number, input: HostileInput): Promise<RawClient> {
  const client = await RawClient.open(port)
  for (const step of input.steps) await take(client, step)
  if (input.answer.length === 0) await client.gone
  else await client.heard(input.answer.length)
  return client
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
