// The page in a real Chromium, against any runtime that serves it: one suite, run once per runtime.

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { launchChromium } from './chromium.ts'
import { describeAccess } from './console/access.ts'
import { describeConnecting } from './console/connecting.ts'
import { describeDoctor } from './console/doctor.ts'
import { describeFaults } from './console/faults.ts'
import { describeInspecting } from './console/inspecting.ts'
import { describeKeeping } from './console/keeping.ts'
import { describeLog } from './console/log.ts'
import { describeModes } from './console/modes.ts'
import { describeReplay } from './console/replay.ts'
import { describeScenarios } from './console/scenarios.ts'
import { describeSending } from './console/sending.ts'
import { describeServers } from './console/servers.ts'
import type { Capabilities, ConsoleServer, Setting } from './console/setting.ts'
import { describeTabs } from './console/tabs.ts'

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
    if (!capabilities.triesThePage) return
    describeSending(setting)
    describeKeeping(setting)
    describeLog(setting)
    describeInspecting(setting)
    describeReplay(setting)
    describeScenarios(setting)
    describeTabs(setting)
    describeServers(setting)
    describeDoctor(setting)
    describeAccess(setting)
  })
}
