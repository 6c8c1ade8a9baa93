// The page without its server, and after a deploy: what the server has always comes first.

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type NodeServer, serve } from '../../src/library/runtimes/node/serve.ts'
import { createApp } from '../../src/service/app.ts'
import { serveFiles } from '../../src/service/static-files/files.ts'
import { launchChromium } from './chromium.ts'

let browser: Browser
let folder = ''
let port = 0
let server: NodeServer | null = null

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'public-'))
  await cp('public', folder, { recursive: true })
  port = 0
  await start()
})
afterEach(async () => {
  await stop()
  await rm(folder, { recursive: true })
})

describe('the page without its server', () => {
  it('is as it was, with the parts that were looked at', async () => {
    const page = await visit()
    await stop()
    await page.reload()
    await page.locator('#state-title', { hasText: 'Not connected' }).waitFor()
    await page.locator('[data-pane=replay]').click()
    await page.locator('#replay-pane').waitFor()
    await page.locator('#connect_websocket').click()
    await page.locator('#state-title', { hasText: 'Could not connect' }).waitFor()
  })

  it('says which part it does not have', async () => {
    const page = await visit()
    await stop()
    await page.reload()
    await page.locator('[data-pane=scenario]').click()
    await page.locator('.pane .error').waitFor()
    await start()
    await page.reload()
    await page.locator('[data-pane=scenario]').click()
    await page.locator('#scenario-pane').waitFor()
  })
})

describe('a page that the server gave', () => {
  it('never gets a part of what was kept, which could be older', async () => {
    const page = await visit()
    await page.reload()
    await page.locator('#state-title', { hasText: 'Not connected' }).waitFor()
    await stop()
    await page.locator('[data-pane=replay]').click()
    await page.locator('.pane .error').waitFor()
  })
})

describe('after a deploy', () => {
  it('shows the new version at once, and that one without the server, too', async () => {
    const page = await visit()
    await deploy('words/en.js', "'Not connected'", "'Nothing is connected'")
    await page.reload()
    const title = page.locator('#state-title', { hasText: 'Nothing is connected' })
    await title.waitFor()
    await stop()
    await page.reload()
    await title.waitFor()
  })
})

/** Twice, since the first time nothing is kept yet; with a look at the replay. */
async function visit(): Promise<Page> {
  const page = await browser.newPage({ locale: 'en-US' })
  await page.goto(`http://127.0.0.1:${port}/index2`)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.reload()
  await page.locator('#state-title', { hasText: 'Not connected' }).waitFor()
  await page.locator('[data-pane=replay]').click()
  await page.locator('#replay-pane').waitFor()
  await expect.poll(() => kept(page, '/console/workbench/replay/replay.js')).toBe(true)
  return page
}

const kept = (page: Page, path: string) =>
  page.evaluate(async (path) => (await caches.match(path)) !== undefined, path)

async function deploy(path: string, before: string, after: string): Promise<void> {
  const file = join(folder, path)
  const source = await readFile(file, 'utf8')
  expect(source).toContain(before)
  await writeFile(file, source.replace(before, after))
}

async function start(): Promise<void> {
  const app = createApp({ serveStatic: serveFiles(folder) })
  server = await serve(app, { port, shutdownSeconds: 0 })
  port = Number(new URL(server.url).port)
}

async function stop(): Promise<void> {
  await server?.close()
  server = null
}
