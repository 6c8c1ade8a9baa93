// Everybody can use the page: in both languages, in light and dark, on any width, without a mouse.

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { describe, expect, it } from 'vitest'
import { type Console, openPage, type Setting } from './setting.ts'

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

export function describeAccess(setting: Setting): void {
  describe('languages', () => {
    it('follows the browser, and switches', async () => {
      const console = await openPage(setting, '/index2', { locale: 'zh-CN' })
      await console.waitFor('received', '收到的消息')
      expect(await console.page.locator('html').getAttribute('lang')).toBe('zh-CN')
      await console.press('language')
      await console.waitFor('received', 'Received Messages')
      await console.page.reload()
      await console.waitFor('received', 'Received Messages')
    })

    it('says again what is on the page when it is switched', async () => {
      const console = await openPage(setting, '/index2')
      await console.connect()
      await console.exchange('bonjour')
      await console.press('language')
      await console.waitFor('state-title', '已连接')
      await console.events('已打开').waitFor()
      await console.received('接收').waitFor()
    })
  })

  describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
    it.each(['en-US', 'zh-CN'])('has no axe violations in %s', async (locale) => {
      const console = await openPage(setting, '/index2', { colorScheme, locale })
      for await (const state of statesOf(console)) {
        expect(await violations(console), state).toEqual([])
      }
    })
  })

  describe.each([
    [320, 568],
    [390, 844],
    [640, 400],
    [1280, 800],
    [3840, 2160],
  ])('in a window of %i by %i', (width, height) => {
    it('never scrolls sideways, and has the composer in sight', async () => {
      const console = await openPage(setting, '/index2', { viewport: { width, height } })
      await console.connect()
      await console.exchange('{"wide": "'.padEnd(500, 'x'))
      const { wide, high } = await console.page.evaluate(() => ({
        wide: document.documentElement.scrollWidth,
        high: document.documentElement.scrollHeight,
      }))
      expect(wide).toBe(width)
      expect(high).toBeLessThanOrEqual(height)
    })
  })

  it('is worked with the keyboard alone', async () => {
    const { page } = await openPage(setting, '/index2')
    await page.getByRole('textbox', { name: 'Address', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('Open', { exact: true }).waitFor()
    await page.getByRole('textbox', { name: 'Message' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('li.received').waitFor()
    const outline = await page.locator(':focus').evaluate((element) => getComputedStyle(element))
    expect(outline.outlineStyle).toBe('solid')
  })

  describe('keys of one letter', () => {
    it('work while nobody types', async () => {
      const console = await openPage(setting, '/index2')
      const { page } = console
      await page.keyboard.press('c')
      await console.waitFor('state-title', 'Open')
      await page.keyboard.press('m')
      await page.keyboard.type('p')
      expect(await console.get('message').inputValue()).toContain('p')
      await console.get('viewport').focus()
      await page.keyboard.press('/')
      expect(await page.locator(':focus').getAttribute('id')).toBe('filter')
    })

    it('are listed, and can be turned off', async () => {
      const console = await openPage(setting, '/index2')
      await console.page.keyboard.press('?')
      await console.get('keys-dialog').waitFor()
      await console.get('has-keys').uncheck()
      await console.page.getByRole('button', { name: 'Done' }).click()
      await console.page.locator('body').press('p')
      expect(await console.get('pause').getAttribute('aria-pressed')).toBe('false')
    })
  })

  it('is light or dark when that is chosen, over a reload too', async () => {
    const console = await openPage(setting, '/index2', { colorScheme: 'light' })
    const ground = () =>
      console.page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const light = await ground()
    await console.press('theme')
    await console.press('theme')
    await expect.poll(ground).not.toBe(light)
    const dark = await ground()
    await console.page.reload()
    await expect.poll(ground).toBe(dark)
  })
}

/** What can be open or wrong on the page, one after the other. */
async function* statesOf(console: Console) {
  const { page } = console
  yield 'at first'
  await page.locator('#connect_websocket').click()
  await page.locator('[data-phase=open]').waitFor()
  await console.exchange('{"wide": "'.padEnd(500, 'x'))
  await console.exchange('{"json": [true, 1, "a"]}')
  await console.received('json').click()
  await console.get('detail').waitFor()
  yield 'with a message'
  await page.locator('[data-reading=difference]').click()
  yield 'with a difference'
  for (const pane of ['figures', 'handshake']) {
    await page.locator(`[data-pane=${pane}]`).click()
    yield pane
  }
  for (const menu of ['addresses', 'faults', 'options', 'view', 'messages', 'repeat', 'http']) {
    await page.locator(`#${menu} > summary`).click()
    if (menu === 'http') await console.press('http-get')
    if (menu === 'faults') await console.get('delay').fill('70000')
    yield menu
    await page.keyboard.press('Escape')
  }
  await console.fill('filter', '/(/')
  await page.locator('#close_websocket').click()
  await page.locator('[data-phase=closed]').waitFor()
  await console.fill('message', '{"a": oops}')
  await page.locator('#send_message').click()
  yield 'with errors'
  await page.locator('#keys').click()
  yield 'with the list of keys'
}

export async function violations({ page }: Console) {
  await page.evaluate(await readFile(axePath, 'utf8'))
  const { violations }: AxeResults = await page.evaluate('axe.run()')
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
