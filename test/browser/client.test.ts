// The compiled client in a page, which imports it as the files that it is, and as the one file of them:
// no build step, no package.

import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { bundleClient } from '../../scripts/bundle-client.ts'
import { type ClientCapabilities, describeClient } from '../client/client-suite.ts'
import { scenarios } from '../client/scenarios.ts'
import { compileSources } from '../support/compiled.ts'
import { launchChromium } from './chromium.ts'

let folder: string
let browser: Browser
beforeAll(async () => {
  folder = await compileSources()
  await bundleClient(join(folder, 'library'))
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true })
})

const chromiumCan: ClientCapabilities = {
  setsHeaders: false,
  tellsRefusals: false,
  sendsEveryCode: false,
  terminates: false,
  answersInFrontOfAClose: false,
  hearsBehindItsClose: false,
  pings: false,
  tellsRoom: true,
}

for (const file of ['index.js', 'browser.js']) {
  describeClient(
    `Chromium, from client/${file}`,
    chromiumCan,
    async ({ url }) => {
      const page = await browser.newPage()
      await page.goto(`${url}/page`)
      return { run: (...scenario) => runOn(page, file, ...scenario), stop: () => page.close() }
    },
    () => join(folder, 'library'),
  )
}

/** A scenario is sent as its text. */
function runOn(page: Page, file: string, name: keyof typeof scenarios, ...args: string[]) {
  const scenario = `({ ${scenarios[name]} }).${name}`
  const given = args.map((arg) => JSON.stringify(arg)).join()
  return page.evaluate(
    `import('/library/client/${file}').then((client) => ${scenario}(client, ${given}))`,
  )
}
