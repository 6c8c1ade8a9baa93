// No input costs more than another of its size: measured as what the server takes to answer it, beside
// a harmless one that is asked in turn with it.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RawClient } from '../support/raw-client.ts'
import { costlyPlaces } from './costly-inputs.ts'

const MOST_OFTEN = 5
const ROUNDS = 12
const ATTEMPTS = 5

export interface CostServer {
  readonly url: string
  stop(): Promise<void>
}

export function describeCost(name: string, start: () => Promise<CostServer>): void {
  let server: CostServer
  beforeAll(async () => {
    server = await start()
  })
  afterAll(() => server.stop())

  /** Milliseconds until the head of the answer is there. */
  async function cost(bytes: Buffer): Promise<number> {
    const client = await RawClient.open(Number(new URL(server.url).port))
    const before = performance.now()
    await client.write(bytes)
    await client.heard(1)
    const took = performance.now() - before
    client.leave()
    return took
  }

  /**
   * How many times what the harmless one costs, at their quickest: what else goes on in the machine can
   * only add to either. Asks again while it is too much, since enough noise looks like cost.
   */
  async function timesHarmless(hostile: Buffer, harmless: Buffer): Promise<number> {
    let [slow, quick] = [Infinity, Infinity]
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      for (let round = 0; round < ROUNDS; round += 1) {
        quick = Math.min(quick, await cost(harmless))
        slow = Math.min(slow, await cost(hostile))
      }
      if (slow / quick <= MOST_OFTEN) break
    }
    return slow / quick
  }

  describe.each(costlyPlaces)(`$place on ${name}`, ({ fillings, harmless, write }) => {
    it.each(Object.keys(fillings))('costs no more with %s than with others', async (filling) => {
      const hostile = write(fillings[filling] ?? '')
      expect(await timesHarmless(hostile, write(harmless))).toBeLessThanOrEqual(MOST_OFTEN)
    })
  })
}
