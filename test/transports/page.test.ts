// The page in a real Chromium, against the service on Node: runs of a second or two, and what is on
// the page then.

import { serveStatic } from '@hono/node-server/serve-static'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type NodeServer, serve } from '../../src/library/runtimes/node/serve.ts'
import { createApp } from '../../src/service/app.ts'
import { launchChromium } from '../browser/chromium.ts'
import { violations } from '../browser/console/access.ts'
import { type Console, openPage, type Setting } from '../browser/console/setting.ts'

let server: NodeServer
let browser: Browser

const setting: Setting = () => ({
  browser,
  server: { url: server.url, stop: () => server.close(), start: async () => {} },
})

beforeAll(async () => {
  const app = createApp({
    serveStatic: (options) => serveStatic({ root: './public', ...options }),
  })
  server = await serve(app, { port: 0, shutdownSeconds: 0 })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

/** Without the run that the page starts by itself. */
const open = (options?: Parameters<typeof openPage>[2]) =>
  openPage(setting, '/transports#still', options)

async function start(console: Console, interval: number, seconds: number): Promise<void> {
  await console.fill('interval', `${interval}`)
  await console.fill('seconds', `${seconds}`)
  await console.press('run')
}

/** The cells of each row, as numbers where they are. */
async function rows({ page }: Console): Promise<Record<string, number[]>> {
  const cells = await page
    .locator('#rows tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')),
    )
  return Object.fromEntries(
    cells.map(([name, ...rest]) => [
      name,
      rest.map((text) => Number.parseFloat(text.replaceAll(',', ''))),
    ]),
  )
}

describe('a run on the page', () => {
  it('gets the same ticks over all four transports, and tells what each took', async () => {
    const console = await open()
    await start(console, 100, 2)
    await console.waitFor('status', 'Done: 20 ticks')
    const table = await rows(console)
    const column = (at: number) => Object.values(table).map((row) => row[at])
    expect(Object.keys(table)).toEqual([
      'Polling',
      'Long polling',
      'Server-Sent Events',
      'WebSocket',
    ])
    expect(column(0).slice(1)).toEqual([20, 20, 20])
    expect(column(1).slice(1)).toEqual([0, 0, 0])
    expect(column(2).slice(1)).toEqual([20, 1, 1])
    const [polling = [], , streaming = [], websocket = []] = Object.values(table)
    expect((polling[0] ?? 0) + (polling[1] ?? 0)).toBe(20)
    expect(polling[3]).toBeGreaterThan(streaming[3] ?? Number.NaN)
    expect(streaming[3]).toBeGreaterThan(websocket[3] ?? Number.NaN)
    // {"tick":17954349740,"time":1795434974000} twenty times.
    expect(websocket[4]).toBe(20 * 41)
    expect(Object.values(table).flat()).not.toContain(Number.NaN)
    await console.waitFor('measured', 'Over http/1.1')
  })

  it('draws while it goes on, and stops when it is told to', async () => {
    const console = await open()
    await start(console, 50, 3600)
    await console.waitFor('run', 'Stop')
    for (const path of ['ticks', 'arrivals', 'delays', 'spans', 'headers', 'bodies']) {
      await console.page.locator(`.lane:last-child path.${path}[d^=M]`).waitFor({
        state: 'attached',
      })
    }
    await console.page.locator('.lane:last-child', { hasText: 'open 1' }).waitFor()
    await console.press('run')
    await console.waitFor('status', /Stopped after \d+ ticks/)
    await console.waitFor('run', 'Start')
    await console.page.locator('.lane', { hasText: 'open 0' }).nth(3).waitFor()
  })

  it('is started by a double click, and stopped by another one', async () => {
    const console = await open()
    await console.fill('interval', '50')
    await console.fill('seconds', '3600')
    await console.get('run').dblclick()
    await console.page.locator('.lane:last-child', { hasText: 'open 1' }).waitFor()
    expect(await console.get('run').textContent()).toBe('Stop')
    await console.get('run').dblclick()
    await console.waitFor('status', /Stopped after \d+ ticks/)
    await console.page.locator('.lane', { hasText: 'open 0' }).nth(3).waitFor()
    expect(await console.get('run').textContent()).toBe('Start')
  })

  it('runs again, from nothing', async () => {
    const console = await open()
    for (let time = 0; time < 2; time += 1) {
      await start(console, 50, 1)
      await console.waitFor('run', 'Stop')
      await console.waitFor('status', 'Done: 20 ticks')
      expect((await rows(console)).WebSocket?.[0]).toBe(20)
    }
  })

  it('says what is wrong with a field, and starts nothing', async () => {
    const console = await open()
    await start(console, 49, 1)
    await console.waitFor('form-error', 'from 50 to 60000')
    expect(await console.get('interval').getAttribute('aria-invalid')).toBe('true')
    await start(console, 50, 0)
    await console.waitFor('form-error', 'from 1 to 3600')
    expect(await console.get('run').textContent()).toBe('Start')
  })

  it('says that the clock does not answer', async () => {
    const console = await open()
    await console.page.route('**/clock?*', (route) => route.abort())
    await start(console, 50, 1)
    await console.waitFor('form-error', 'does not answer')
  })

  it('tries again when a transport fails, and says so meanwhile', async () => {
    const console = await open()
    let refusals = 0
    await console.page.route('**/clock?*after=*', (route) => {
      refusals += 1
      return refusals === 1 ? route.fulfill({ status: 503, body: 'not now' }) : route.continue()
    })
    // Slow enough for a machine that is busy.
    await start(console, 500, 3)
    await console.page.locator('.lane .error', { hasText: '503 not now' }).waitFor()
    await console.waitFor('status', 'Done')
    expect((await rows(console))['Long polling']?.slice(0, 2)).toEqual([6, 0])
  })
})

describe('the page', () => {
  it('starts a run by itself, so that there is something to see', async () => {
    const console = await openPage(setting, '/transports')
    await console.waitFor('status', 'Running for 20 ticks')
    await console.page.locator('.lane path.arrivals[d^=M]').first().waitFor({ state: 'attached' })
  })

  it('says in one sentence what the numbers mean', async () => {
    const console = await open()
    await console.waitFor('verdict', 'as soon as every transport has brought a tick')
    await start(console, 100, 2)
    await console.waitFor('status', 'Done')
    await console.waitFor(
      'verdict',
      /A tick took \d+ bytes over WebSocket and [\d,]+ over (?:P|Long p)olling/,
    )
  })
})

describe('the results on the page', () => {
  it('are copied as Markdown', async () => {
    const console = await open({ permissions: ['clipboard-read', 'clipboard-write'] })
    await start(console, 50, 1)
    await console.waitFor('status', 'Done')
    await console.press('copy')
    await console.waitFor('copy-status', 'Copied')
    const text = await console.page.evaluate(() => navigator.clipboard.readText())
    const lines = text.trim().split('\n')
    expect(lines).toHaveLength(6)
    expect(lines[0]).toMatch(/^\| Transport \| Ticks \| Missed \| Requests \| Header bytes \|/)
    expect(lines[5]).toMatch(/^\| WebSocket \| 20 \| 0 \| 1 \|/)
  })

  it('are selected to be copied by hand where the clipboard is denied', async () => {
    const console = await open()
    await console.page.evaluate(() =>
      Object.defineProperty(navigator, 'clipboard', { value: undefined }),
    )
    await console.press('copy')
    await console.waitFor('copy-status', 'by hand')
    expect(await console.page.evaluate(() => String(getSelection()))).toContain('| WebSocket |')
  })
})

describe('the page of the transports', () => {
  it('speaks the language that was chosen on the console, and switches', async () => {
    const console = await open({ locale: 'zh-CN' })
    await console.waitFor('results-title', '结果')
    await start(console, 50, 1)
    await console.waitFor('status', '完成')
    await console.press('language')
    await console.waitFor('status', 'Done: 20 ticks')
    await console.page.goto(`${server.url}/`)
    await console.waitFor('received', 'Received Messages')
  })

  it('keeps what is typed over a reload', async () => {
    const console = await open()
    await console.fill('interval', '250')
    await console.page.reload()
    await expect.poll(() => console.get('interval').inputValue()).toBe('250')
    await console.press('forget')
    await expect.poll(() => console.get('interval').inputValue()).toBe('1000')
  })

  it('starts and stops with the keyboard alone', async () => {
    const console = await open()
    await console.get('interval').focus()
    await console.page.keyboard.press('Enter')
    await console.waitFor('run', 'Stop')
    await console.page.keyboard.press('Tab')
    await console.page.keyboard.press('Tab')
    await console.page.keyboard.press('Space')
    await console.waitFor('status', 'Stopped')
  })

  describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
    it.each(['en-US', 'zh-CN'])('has no axe violations in %s', async (locale) => {
      const console = await open({ colorScheme, locale })
      expect(await violations(console)).toEqual([])
      await start(console, 50, 1)
      await console.waitFor('status', /Done|完成/)
      await console.fill('interval', 'x')
      await console.press('run')
      await console.waitFor('form-error', '60000')
      expect(await violations(console)).toEqual([])
    })
  })

  it.each([320, 768, 3840])('%i pixels wide, never scrolls sideways', async (width) => {
    const console = await open({ viewport: { width, height: 900 } })
    await start(console, 50, 1)
    await console.waitFor('status', 'Done')
    const wide = await console.page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBe(width)
  })
})
