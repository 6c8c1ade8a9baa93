// The compiled client in a page, which imports it as the file that it is: no build step, no package.

import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'

import { describeClient } from '../client/client-suite.ts'
import { scenarios } from '../client/scenarios.ts'
import { compileSources } from '../support/compiled.ts'
import { launchChromium } from './chromium.ts'

let folder: string
let browser: Browser
let page: Page

describeClient(
  'Chromium',
  {
    setsHeaders: false,
    tellsRefusals: false,
    sendsEveryCode: false,
    terminates: false,
    answersInFrontOfAClose: false,
    hearsBehindItsClose: false,
    pings: false,
    tellsRoom: true,
  },
  async (getPeer) => {
    browser = await launchChromium()
    page = await browser.newPage()
    await page.goto(`${getPeer().url}/page`)
    return {
      run(name, url, id) {
        const scenario = `({ ${scenarios[name]} }).${name}`
        const args = [url, id].map((arg) => JSON.stringify(arg)).join()
        return page.evaluate(
          `import('/library/client/index.js').then((client) => ${scenario}(client, ${args}))`,
        )
      },
      async stop() {
        await browser.close()
        await rm(folder, { recursive: true })
      },
    }
  },
  async () => {
    folder = await compileSources()
    return join(folder, 'library')
  },
)
