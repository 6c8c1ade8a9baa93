// The log: what a row says, what it unfolds to, the tools, the round trips, 100,000 messages.

import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { type Console, openPage, type Setting } from './setting.ts'

export function describeLog(setting: Setting): void {
  const connected = async () => {
    const console = await openPage(setting, '/index2')
    await console.connect()
    return console
  }

  describe('the log', () => {
    it('shows direction, time, kind, size, content and round trip', async () => {
      const console = await connected()
      await console.exchange('grüße')
      const received = await console.received().textContent()
      expect(received).toMatch(/^\d\d:\d\d:\d\d\.\d{3}↓ receivedtext7 B\d+(\.\d)? msgrüße$/)
      expect(await console.rows('sent').textContent()).toMatch(/↑ senttext7 Bgrüße$/)
    })

    it('unfolds text as text and binary as a hex dump', async () => {
      const console = await connected()
      await console.exchange('x'.repeat(1000))
      expect((await console.contents())[0]).toHaveLength(300)
      await console.received().click()
      expect(await console.get('content').textContent()).toBe('x'.repeat(1000))
      await console.get('kind').selectOption('hex')
      await console.exchange('41'.repeat(20))
      await console.received().first().click()
      const dump = await console.get('content').textContent()
      expect(dump?.split('\n')).toEqual([
        `00000000  ${'41 '.repeat(16)} |${'A'.repeat(16)}|`,
        `00000010  ${'41 41 41 41'.padEnd(47)}  |AAAA|`,
      ])
    })

    it('filters by text and by direction', async () => {
      const console = await connected()
      await console.exchange('apple')
      await console.exchange('pear')
      await console.fill('filter', 'APP')
      await console.waitFor('log-count', '2 shown')
      await console.get('direction').selectOption('received')
      await console.waitFor('log-count', '1 shown')
      expect(await console.contents()).toEqual(['apple'])
      await console.fill('filter', '')
      await console.get('direction').selectOption('with connection events')
      await console.waitFor('log-count', '5 shown')
      expect((await console.rows('opened').count()) > 0).toBe(true)
    })

    it('holds new messages back while paused', async () => {
      const console = await connected()
      await console.exchange('before')
      await console.press('pause')
      await console.send('during')
      await console.waitFor('pause', 'Go on: 2 new')
      expect(await console.contents()).toEqual(['before', 'before'])
      await console.press('pause')
      await console.received('during').waitFor()
    })

    it('is cleared with a button', async () => {
      const console = await connected()
      await console.exchange('gone')
      await console.press('clear')
      await console.waitFor('log-count', '0 shown; 0 kept')
      expect(await console.rows().count()).toBe(0)
    })

    it('copies one message', async () => {
      const console = await connected()
      await console.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
      await console.exchange('to the clipboard')
      await console.received().click()
      await console.press('copy')
      await console.waitFor('copy', 'Copied')
      const clipboard = await console.page.evaluate(() => navigator.clipboard.readText())
      expect(clipboard).toBe('to the clipboard')
    })

    it('exports everything as JSON Lines', async () => {
      const console = await connected()
      await console.exchange('text')
      await console.get('kind').selectOption('hex')
      await console.exchange('00ff')
      const downloading = console.page.waitForEvent('download')
      await console.press('export')
      const download = await downloading
      expect(download.suggestedFilename()).toMatch(/\.jsonl$/)
      const lines = (await readFile(await download.path(), 'utf8')).trim().split('\n')
      const entries = lines.map((line) => JSON.parse(line))
      expect(entries.map(({ direction }) => direction)).toEqual([
        'opened',
        'sent',
        'received',
        'sent',
        'received',
      ])
      expect(entries[2]).toMatchObject({ kind: 'text', size: 4, text: 'text' })
      expect(entries[4]).toMatchObject({ kind: 'binary', size: 2, base64: 'AP8=' })
    })

    it('is walked with arrow keys', async () => {
      const console = await connected()
      for (const message of ['one', 'two', 'three']) await console.exchange(message)
      await console.get('viewport').focus()
      await console.page.keyboard.press('End')
      expect(await console.get('content').textContent()).toBe('one')
      await console.page.keyboard.press('ArrowUp')
      await console.page.keyboard.press('ArrowUp')
      expect(await console.get('content').textContent()).toBe('two')
      await console.page.keyboard.press('Home')
      expect(await console.page.locator(':focus').textContent()).toContain('three')
    })

    it('does not move what someone is reading', async () => {
      const console = await connected()
      await repeat(console, 200)
      await console.waitFor('log-count', '400 shown')
      const viewport = console.get('viewport')
      await viewport.evaluate((element) => element.scrollTo(0, 2000))
      await console.page.locator('li[aria-posinset="60"]').waitFor()
      const row = await middleRow(console)
      await console.send('newer')
      await console.waitFor('log-count', '402 shown')
      expect(await middleRow(console)).toBe(row)
    })

    it('renders only what is in sight of 100,000 messages, and shows its bound', async () => {
      const console = await connected()
      await repeat(console, 49_995)
      await console.waitFor('log-count', '99,991 kept, 100,000 or 64.0 MiB at most')
      await repeat(console, 10)
      await console.waitFor('log-count', /99,0\d\d kept/)
      expect(await console.rows().count()).toBeLessThan(60)
      const size = await console.rows().first().getAttribute('aria-setsize')
      const viewport = console.get('viewport')
      await viewport.evaluate((element) => element.scrollTo(0, element.scrollHeight))
      await console.page.locator(`li[aria-posinset="${size}"]`).waitFor()
      expect(await console.rows().count()).toBeLessThan(60)
    }, 120_000)
  })

  describe('round trips', () => {
    it('are drawn, and summed up in words', async () => {
      const console = await connected()
      await repeat(console, 20)
      const chart = console.page.getByRole('img', { name: /min .* ms.*median.*p99.*lost.* 0/ })
      await chart.waitFor()
      expect(await console.page.locator('path.trips').getAttribute('d')).toMatch(/^M0,/)
    })

    it('count what was not answered as lost', async () => {
      const console = await openPage(setting, '/index2')
      await console.page.routeWebSocket(/echo$/, (socket) => {
        socket.onMessage((message) => void (message === 'answer' && socket.send(message)))
      })
      await console.connect()
      await console.send('silence')
      await console.exchange('answer')
      await console.waitFor('figures', 'lost ┃ 1')
      await console.send('silence again')
      await console.press('close_websocket')
      await console.waitFor('figures', 'lost ┃ 2')
    })
  })
}

/** Sends a message many times, as fast as it goes. */
async function repeat(console: Console, count: number) {
  await console.fill('repeat-count', `${count}`)
  await console.fill('repeat-interval', '0')
  await console.press('repeat-run')
  const sent = `${count.toLocaleString('en')} of`
  await console.get('repeat-status').filter({ hasText: sent }).waitFor({ timeout: 90_000 })
}

/** The entry in the middle of the view, by how far it is from the oldest. */
function middleRow({ page }: Console) {
  return page.evaluate(() => {
    const { top, height } =
      document.querySelector('#viewport')?.getBoundingClientRect() ?? new DOMRect()
    const rows = [...document.querySelectorAll('#viewport li')]
    const row = rows.find((each) => each.getBoundingClientRect().bottom > top + height / 2)
    return Number(row?.ariaSetSize) - Number(row?.ariaPosInSet)
  })
}
