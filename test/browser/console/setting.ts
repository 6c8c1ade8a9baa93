// What every browser test needs: a fresh page that tells of anything that went wrong in it, and
// short words for what a person does there.

import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'

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
  /** Whether to try what the page does by itself, too: that is alike whoever serves it. */
  triesThePage: boolean
}

export type Setting = () => { server: ConsoleServer; browser: Browser }

/** Chromium reports a failed connection by itself: no fault of the page. */
const expected = /WebSocket connection to .* failed|Failed to load resource/

export async function openPage(
  setting: Setting,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Console> {
  const { server, browser } = setting()
  const context = await browser.newContext({ locale: 'en-US', ...options })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected.test(message.text())) faults.push(message.text())
  })
  onTestFinished(async () => {
    await context.close()
    expect(faults).toEqual([])
  })
  await page.goto(server.url + path)
  await page.locator('#announcement, #lanes').waitFor({ state: 'attached' })
  return new Console(page)
}

export class Console {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get(id: string) {
    return this.page.locator(`#${id}`)
  }

  /** Opens the panel that an element is in. */
  async reveal(id: string) {
    await this.get(id).evaluate((element) => element.closest('details')?.setAttribute('open', ''))
  }

  async fill(id: string, value: string) {
    await this.reveal(id)
    await this.get(id).fill(value)
  }

  async press(id: string) {
    await this.reveal(id)
    await this.get(id).click()
  }

  async connect() {
    await this.press('connect_websocket')
    await this.waitFor('state-title', 'Open')
  }

  /** Ends it, and waits until it has ended. */
  async disconnect() {
    await this.press('close_websocket')
    await this.waitFor('state-title', 'You closed the connection')
  }

  /** Unfolds a message in the inspector. */
  async choose(text: string | RegExp) {
    await this.received(text).last().click()
    await this.get('detail').waitFor()
  }

  async send(message: string) {
    await this.fill('message', message)
    await this.press('send_message')
  }

  /** Waits until the element says this. */
  async waitFor(id: string, text: string | RegExp) {
    await this.get(id).filter({ hasText: text }).waitFor({ state: 'attached' })
  }

  rows(text: string | RegExp = /(?:)/) {
    return this.page.locator('#messagecontainer li:not(.event)', { hasText: text })
  }

  /** What happened to connections. */
  events(text: string | RegExp = /(?:)/) {
    return this.page.locator('#messagecontainer li.event', { hasText: text })
  }

  received(text: string | RegExp = /(?:)/) {
    return this.page.locator('#messagecontainer li.received', { hasText: text })
  }

  /** Sends a message that echoes, and waits for its echo. */
  async exchange(message: string) {
    const { length } = await this.received().all()
    await this.send(message)
    await this.received().nth(length).waitFor()
  }

  /** What the messages in sight hold, oldest first. */
  contents() {
    return this.page.locator('#messagecontainer .content').allTextContents()
  }

  async error(id: string) {
    const text = await this.get(`${id}-error`).textContent()
    const invalid = await this.get(id).getAttribute('aria-invalid')
    return { text, invalid }
  }
}
