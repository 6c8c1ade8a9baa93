// Several connections on one page, each with its log, and two of them side by side.

import { describe, expect, it } from 'vitest'
import { violations } from './access.ts'
import { startServer } from './other-server.ts'
import { type Console, openPage, type Setting } from './setting.ts'

export function describeTabs(setting: Setting): void {
  describe('several connections', () => {
    it('have an address and a log each, and go on while another one is looked at', async () => {
      const { console } = await openTwo(setting)
      expect(await console.contents()).toEqual(['to the shouter', 'TO THE SHOUTER'])
      await tab(console, 1).click()
      expect(await console.contents()).toEqual(['to the echo', 'to the echo'])
      await console.waitFor('state-title', 'Open')
      await console.exchange('again')
      await tab(console, 2).click()
      expect(await console.contents()).toEqual(['to the shouter', 'TO THE SHOUTER'])
    })

    it('are shown side by side, and each can be worked with', async () => {
      const { console } = await openTwo(setting)
      await console.press('side-by-side')
      const beside = console.page.locator('#beside-viewport .content')
      expect(await beside.allTextContents()).toEqual(['to the echo', 'to the echo'])
      expect(await console.contents()).toEqual(['to the shouter', 'TO THE SHOUTER'])
      expect(await violations(console)).toEqual([])
      await console.press('work-with')
      await console.exchange('more')
      expect(await beside.allTextContents()).toEqual(['to the shouter', 'TO THE SHOUTER'])
      expect(await console.contents()).toHaveLength(4)
    })

    it('say how many messages have come where nobody looks', async () => {
      const { console, say } = await openTwo(setting)
      await tab(console, 1).click()
      say('unasked')
      await tab(console, 2).filter({ hasText: '1 new' }).waitFor()
      await tab(console, 2).click()
      await console.received('unasked').waitFor()
      expect(await tab(console, 2).textContent()).not.toContain('new')
    })

    it('are closed one by one, and with it the connection', async () => {
      const { console, closed } = await openTwo(setting)
      await console.page.getByRole('button', { name: 'Close connection 2' }).click()
      await closed
      expect(await console.contents()).toEqual(['to the echo', 'to the echo'])
      expect(await console.page.locator('#tabs').count()).toBe(0)
    })

    it('survive a reload with their addresses and logs', async () => {
      const { console, address } = await openTwo(setting)
      await console.page.reload()
      await console.get('announcement').waitFor({ state: 'attached' })
      expect(await console.contents()).toEqual(['to the echo', 'to the echo'])
      expect(await tab(console, 2).textContent()).not.toContain('new')
      await tab(console, 2).click()
      expect(await console.contents()).toEqual(['to the shouter', 'TO THE SHOUTER'])
      expect(await console.get('address').inputValue()).toBe(address)
    })

    it('are in one line however many there are, with the one that is worked with in sight', async () => {
      const console = await openPage(setting, '/index2', { viewport: { width: 390, height: 700 } })
      for (let count = 2; count <= 12; count += 1) {
        await console.press('new-tab')
        await console.page
          .locator('.tab')
          .nth(count - 1)
          .waitFor()
      }
      expect(await console.get('new-tab').isDisabled()).toBe(true)
      const { left, right, height } = await console.page
        .locator('.tab')
        .last()
        .evaluate((tab) => {
          const { left, right } = tab.getBoundingClientRect()
          return { left, right, height: tab.closest('#tabs')?.clientHeight ?? 0 }
        })
      expect(left).toBeGreaterThanOrEqual(0)
      expect(right).toBeLessThanOrEqual(390)
      expect(height).toBeLessThan(60)
      expect(await console.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    })

    it.each([320, 768, 2560])('fit side by side in a window %i wide', async (width) => {
      const { console } = await openTwo(setting, { width, height: 700 })
      await console.press('side-by-side')
      const { scrollWidth, ...size } = await console.page.evaluate(() => {
        const { height, width } = document
          .querySelector('#beside-viewport')
          ?.getBoundingClientRect() ?? { height: 0, width: 0 }
        return { scrollWidth: document.documentElement.scrollWidth, height, width }
      })
      expect(scrollWidth).toBe(width)
      expect(size.height).toBeGreaterThan(40)
      expect(size.width).toBeGreaterThan(150)
    })
  })
}

const tab = ({ page }: Console, number: number) =>
  page.locator('#tabs').getByRole('button', { name: new RegExp(`\\b${number}: `) })

/** One to the page's own server, and the second to another one, which answers in capitals. */
async function openTwo(setting: Setting, viewport?: { width: number; height: number }) {
  let say = (_text: string) => {}
  let tellClosed = () => {}
  const closed = new Promise<void>((resolve) => {
    tellClosed = resolve
  })
  const address = await startServer((socket) => {
    say = (text) => socket.send(text)
    socket.on('message', (data) => socket.send(String(data).toUpperCase()))
    socket.on('close', () => tellClosed())
  })
  const console = await openPage(setting, '/index2', viewport ? { viewport } : {})
  await console.connect()
  await console.exchange('to the echo')
  await console.press('new-tab')
  await tab(console, 2).waitFor()
  await console.fill('address', address)
  await console.connect()
  await console.exchange('to the shouter')
  return { console, address, closed, say: (text: string) => say(text) }
}
