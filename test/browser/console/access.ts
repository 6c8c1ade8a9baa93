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
      await console.received('接收').waitFor()
    })
  })

  describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
    it.each(['en-US', 'zh-CN'])('has no axe violations in %s', async (locale) => {
      const console = await openPage(setting, '/index2', { colorScheme, locale })
      expect(await violations(console)).toEqual([])
      await fillPage(console)
      expect(await violations(console)).toEqual([])
    })
  })

  describe.each([320, 768, 3840])('%i pixels wide', (width) => {
    it('never scrolls sideways', async () => {
      const viewport = { width, height: 900 }
      const console = await openPage(setting, '/index2', { viewport })
      await fillPage(console)
      const wide = await console.page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide).toBe(width)
    })
  })

  it('is worked with the keyboard alone', async () => {
    const { page } = await openPage(setting, '/index2')
    await page.getByLabel('Address').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('Open', { exact: true }).waitFor()
    await page.getByRole('textbox', { name: 'Message' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('li.received').waitFor()
    const outline = await page.locator(':focus').evaluate((element) => getComputedStyle(element))
    expect(outline.outlineStyle).toBe('solid')
  })
}

/** Something in every part of the page: messages, a chart, an answer, errors, all panels open. */
async function fillPage(console: Console) {
  const { page } = console
  await page.locator('details').evaluateAll((all) => {
    for (const details of all) details.setAttribute('open', '')
  })
  await console.press('connect_websocket')
  await page.locator('[data-phase=open]').waitFor()
  await console.exchange('{"wide": "'.padEnd(500, 'x'))
  await console.exchange('{"json": true}')
  await console.received().first().click()
  await console.press('http-get')
  await console.get('http-result').filter({ hasText: 'json' }).waitFor()
  await console.fill('close-code', '7')
  await console.press('close_websocket')
  await console.get('close-code-error').filter({ hasText: '1000' }).waitFor()
  await console.fill('delay', '70000')
  await console.get('delay-error').filter({ hasText: '60000' }).waitFor()
}

export async function violations({ page }: Console) {
  await page.evaluate(await readFile(axePath, 'utf8'))
  const { violations }: AxeResults = await page.evaluate('axe.run()')
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
