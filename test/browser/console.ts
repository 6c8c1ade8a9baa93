// The page in a real Chromium, against any runtime that serves it: one suite, run once per runtime.

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { launchChromium } from './chromium.ts'
import { describeAccess } from './console/access.ts'
import { describeConnecting } from './console/connecting.ts'
import { describeFaults } from './console/faults.ts'
import { describeLog } from './console/log.ts'
import { describeModes } from './console/modes.ts'
import { describeKeeping, describeSending } from './console/sending.ts'
import type { Setting } from './console/setting.ts'

export interface ConsoleServer {
  /** Where the page is, without a slash at the end. */
  url: string
  /** Ends every connection and listens no longer. */
  stop(): Promise<void>
  /** Listens again, on the same port. */
  start(): Promise<void>
}

export interface Capabilities {
  /** Whether it can send a message in frames of a chosen size. */
  fragmenting: boolean
}

/** The server is started by whoever hands it over, and stopped here when all tests are done. */
export function describeConsole(
  name: string,
  getServer: () => ConsoleServer | Promise<ConsoleServer>,
  capabilities: Capabilities,
): void {
  describe(`the page on ${name}`, () => {
    let server: ConsoleServer | undefined
    let browser: Browser | undefined
    beforeAll(async () => {
      server = await getServer()
      browser = await launchChromium()
    })
    afterAll(async () => {
      await browser?.close()
      await server?.stop()
    })
    const setting: Setting = () => {
      if (!server || !browser) throw new Error('The server and the browser are not started yet')
      return { server, browser }
    }
    describeModes(setting)
    describeConnecting(setting)
    describeFaults(setting, capabilities)
    describeSending(setting)
    describeKeeping(setting)
    describeLog(setting)
    describeAccess(setting)
  })
}
