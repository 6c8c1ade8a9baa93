// The same inputs against workerd. What answers most of them there is the platform, in its own words,
// and it writes of each to its log: what is proved is that nobody else's echo suffers.

import { afterAll, beforeAll, describe, it } from 'vitest'
import { hostileInputs } from './inputs.ts'
import { takeSteps } from './performance.ts'
import { Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  // wrangler keeps its state in the home directory.
  const env = { HOME: process.env.HOME ?? '' }
  stage = await Stage.open({ entry: 'test/support/workerd-server.ts', env })
})
afterAll(() => stage.server.disconnect())

// Without those that need a server of little patience.
const { Idlers, ...sections } = hostileInputs

describe.each(Object.entries(sections))('%s', (_section, inputs) => {
  it.each(inputs)('$name harms nobody else', async (input) => {
    const clients = await takeSteps(stage.server.port, input)
    await stage.expectToServe()
    for (const client of clients) client.leave()
  })
})
