// The log: what a row says, its tools, where it stands, the round trips, 100,000 messages.

import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { startServer } from './other-server.ts'
import { type Console, openPage, type Setting } from './setting.ts'

export function describeLog(setting: Setting): void {
  const connected = async () => {
    const console = await openPage(setting, '/index2')
    await console.connect()
    return console
  }

  describe('the log', () => {
    it('shows number, time, direction, kind, size, round trip and content', async () => {
      const console = await connected()
      await console.exchange('grüße')
      const parts = await console.received().locator('button > span').allTextContents()
      expect(parts.join('|')).toMatch(
        /^3\|\d\d:\d\d:\d\d\.\d{3}\|↓ received\|text\|7 B\|\d+(\.\d+)? ms\|grüße$/,
      )
    })

    it('shows a message of several lines as one', async () => {
      const console = await connected()
      await console.exchange('one\ntwo\nthree')
      expect(await console.contents()).toEqual(['one⏎two⏎three', 'one⏎two⏎three'])
    })

    it('shows what happened to the connection between the messages, in sentences', async () => {
      const console = await connected()
      await console.exchange('x')
      await console.disconnect()
      const events = await console.events().allTextContents()
      expect(events).toHaveLength(2)
      expect(events[0]).toMatch(/● Opened.*opened in .* · ws:.*\/echo/s)
      expect(events[1]).toMatch(/Closed by you: 1000 Normal Closure.*It ended as intended/s)
    })

    it('shows only what is searched for, marks it, and goes back', async () => {
      const console = await connected()
      await console.exchange('apple')
      await console.exchange('pear')
      await console.fill('filter', 'APP')
      await console.waitFor('log-count', '3 of 5 shown')
      expect(await console.page.locator('mark').allTextContents()).toEqual(['app', 'app'])
      await console.fill('filter', 'app dir:in size<6')
      await console.waitFor('log-count', '2 of 5 shown')
      expect(await console.contents()).toEqual(['apple'])
      await console.fill('filter', '/(/')
      await console.waitFor('filter-error', 'The pattern is not valid')
      await console.fill('filter', '')
      await console.waitFor('log-count', '5 kept')
      expect(await console.get('filter-error').isVisible()).toBe(false)
    })

    it('tells how to search while the field is empty, and shows all again at a press', async () => {
      const console = await connected()
      await console.exchange('apple')
      await console.get('filter').focus()
      await console.page.getByText('size>1k').waitFor()
      await console.fill('filter', 'pear')
      expect(await console.get('filter-hint').isVisible()).toBe(false)
      await console.press('clear-filter')
      await console.received('apple').waitFor()
      expect(await console.get('filter').inputValue()).toBe('')
    })

    it('tells times from the first, and from the one before', async () => {
      const console = await connected()
      await console.exchange('x')
      for (const mode of ['start', 'before']) {
        await console.reveal('time-mode')
        await console.get('time-mode').selectOption(mode)
        await console
          .rows(/\+\d+\.\d{3}/)
          .nth(1)
          .waitFor()
      }
    })

    it('has the newest last or first', async () => {
      const console = await connected()
      await console.exchange('one')
      await console.exchange('two')
      await console.reveal('newest-first')
      await console.get('newest-first').check()
      await expect.poll(() => console.contents()).toEqual(['two', 'two', 'one', 'one'])
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

    it('is cleared with a button, and the inspector with it', async () => {
      const console = await connected()
      await console.exchange('gone')
      await console.choose('gone')
      await console.press('clear')
      await console.get('empty').waitFor()
      expect(await console.get('log-count').textContent()).toBe('')
      expect(await console.rows().count()).toBe(0)
      expect(await console.get('detail').count()).toBe(0)
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
        'event',
        'sent',
        'received',
        'sent',
        'received',
      ])
      expect(entries[0]).toMatchObject({ event: 'opened', protocol: '' })
      expect(entries[2]).toMatchObject({ kind: 'text', size: 4, text: 'text' })
      expect(entries[4]).toMatchObject({ kind: 'binary', size: 2, base64: 'AP8=' })
    })

    it('is walked with arrow keys', async () => {
      const console = await connected()
      for (const message of ['one', 'two', 'three']) await console.exchange(message)
      const focused = (text: string) =>
        console.page.locator(':focus', { hasText: text }).waitFor({ state: 'attached' })
      await console.get('viewport').focus()
      await console.page.keyboard.press('End')
      await focused('three')
      await console.page.keyboard.press('ArrowUp')
      await focused('sent')
      await console.page.keyboard.press('ArrowUp')
      await focused('two')
      await console.waitFor('content', 'two')
      await console.page.keyboard.press('Home')
      await focused('Opened')
    })

    it('keeps the focus on its entry while others come, and has it itself when that is out of sight', async () => {
      const { console, say } = await streaming(setting)
      await say(40)
      await console.get('viewport').focus()
      await console.page.keyboard.press('End')
      expect(await focusedRow(console)).toBe('message 40')
      await say(5)
      expect(await focusedRow(console)).toBe('message 40')
      await say(100)
      expect(await console.page.locator(':focus').getAttribute('id')).toBe('viewport')
      await console.page.keyboard.press('ArrowUp')
      expect(await focusedRow(console)).toBe('message 39')
      await say(100)
      expect(await focusedRow(console)).toBe('message 39')
    })

    it('goes back to the entry that is looked at when Enter is pressed', async () => {
      const { console, say } = await streaming(setting)
      await say(40)
      await console.received('message 38').click()
      await say(200)
      expect(await console.page.locator(':focus').getAttribute('id')).toBe('viewport')
      await console.page.keyboard.press('Enter')
      expect(await focusedRow(console)).toBe('message 38')
      await console.waitFor('content', 'message 38')
    })

    it('chooses the row that was pressed, whatever has come until it is let go', async () => {
      const { console, say } = await streaming(setting)
      await say(60)
      await console.received('message 58').hover()
      await console.page.mouse.down()
      await say(40)
      await console.page.mouse.up()
      await console.waitFor('content', 'message 58')
      await console.received('message 100').waitFor()
    })

    it('does not move what someone is reading, and counts what is new', async () => {
      const console = await connected()
      await repeat(console, 200)
      await console.waitFor('log-count', '401 kept')
      const viewport = console.get('viewport')
      await viewport.evaluate((element) => element.scrollTo(0, 2000))
      await console.page.locator('li[aria-posinset="72"]').waitFor()
      const row = await topRow(console)
      await console.send('newer')
      await console.waitFor('unseen', '2 new')
      expect(await topRow(console)).toBe(row)
      await console.press('unseen')
      await console.received('newer').waitFor()
      expect(await console.get('unseen').count()).toBe(0)
    })

    it('renders only what is in sight of 100,000 messages, and stays within its bound', async () => {
      const console = await connected()
      await repeat(console, 50_010)
      await console.waitFor('log-count', /(?:99|100),\d\d\d kept/)
      expect(await console.rows().count()).toBeLessThan(60)
      const nodes = await console.get('messagecontainer').evaluate((list) => list.childNodes.length)
      expect(nodes).toBeLessThan(1000)
      const size = await console.rows().last().getAttribute('aria-setsize')
      expect(Number(size)).toBeLessThanOrEqual(100_000)
      const viewport = console.get('viewport')
      await viewport.evaluate((element) => element.scrollTo(0, 0))
      await console.page.locator('li[aria-posinset="1"]').waitFor()
      expect(await console.rows().count()).toBeLessThan(60)
      await console.fill('filter', 'rtt>1')
      await console.waitFor('log-count', /of (?:99|100),\d\d\d shown/)
    }, 120_000)
  })

  describe('the figures', () => {
    it('are drawn, summed up in words, and in a table', async () => {
      const console = await connected()
      await repeat(console, 20)
      await console.page.locator('[data-pane=figures]').click()
      await console.page.getByRole('img', { name: /median .* ms.*p99.*lost: 0/ }).waitFor()
      expect(await console.page.locator('path.trips').getAttribute('d')).toMatch(/^M0/)
      expect(await console.page.locator('#histogram path').getAttribute('d')).toMatch(/^M/)
      await console.page.getByRole('img', { name: /sent, .* received/ }).waitFor()
      expect(await console.page.locator('.pane tbody tr').count()).toBe(20)
    })

    it('tell the value under the pointer', async () => {
      const console = await connected()
      await repeat(console, 40)
      await console.page.locator('[data-pane=figures]').click()
      await console.page.locator('#chart svg').hover()
      await console.page.locator('.pointed', { hasText: /\d+:\d+:\d+\.\d+ · [\d.]+ ms/ }).waitFor()
    })

    it('count what was not answered as lost', async () => {
      const console = await openPage(setting, '/index2')
      const picky = await startServer((socket) => {
        socket.on('message', (data) => {
          if (String(data) === 'answer') socket.send('answer')
        })
      })
      await console.fill('address', picky)
      await console.connect()
      await console.page.locator('[data-pane=figures]').click()
      await console.send('silence')
      await console.exchange('answer')
      await console.waitFor('figures', 'lost: 1')
      await console.send('silence again')
      await console.press('close_websocket')
      await console.waitFor('figures', 'lost: 2')
    })
  })
}

/** A connection to a server that says what it is told to, and only that. */
async function streaming(setting: Setting) {
  let tell = (_text: string) => {}
  let said = 0
  const address = await startServer((socket) => {
    tell = (text) => socket.send(text)
  })
  const console = await openPage(setting, '/index2')
  await console.fill('address', address)
  await console.connect()
  return {
    console,
    /** So many messages more; over when the page has them. */
    async say(count: number) {
      for (let left = count; left > 0; left -= 1) {
        said += 1
        tell(`message ${said}`)
      }
      await console.waitFor('log-count', `${said + 1} kept`)
    },
  }
}

/** The content of the row that has the focus; null for something else. */
const focusedRow = ({ page }: Console) =>
  page.evaluate(() => document.activeElement?.querySelector('.content')?.textContent ?? null)

/** Sends a message many times, as fast as it goes. */
async function repeat(console: Console, count: number) {
  await console.fill('repeat-count', `${count}`)
  await console.fill('repeat-rate', '0')
  await console.press('repeat-run')
  const sent = `${count.toLocaleString('en')} of`
  await console.get('repeat-status').filter({ hasText: sent }).waitFor({
    state: 'attached',
    timeout: 90_000,
  })
  await console.page.keyboard.press('Escape')
}

/** The entry at the top of the view. */
function topRow({ page }: Console) {
  return page.evaluate(() => {
    const { top } = document.querySelector('#viewport')?.getBoundingClientRect() ?? new DOMRect()
    const rows = [...document.querySelectorAll('#viewport li')]
    return rows.find((each) => each.getBoundingClientRect().bottom > top + 1)?.ariaPosInSet
  })
}
