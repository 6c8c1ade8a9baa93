// The inspector: all of one message, and what can be done with it.

import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { openPage, type Setting } from './setting.ts'

export function describeInspecting(setting: Setting): void {
  const connected = async () => {
    const console = await openPage(setting, '/index2')
    await console.connect()
    return console
  }

  describe('the inspector', () => {
    it('shows JSON as a tree that folds', async () => {
      const console = await connected()
      await console.exchange('{"id":7,"list":[1,{"deep":{"deeper":true}}]}')
      await console.choose('id')
      await console.waitFor('content', /id: 7.*list: \[ 2/s)
      await console.page.locator('.tree summary', { hasText: 'list' }).click()
      expect(await console.get('content').textContent()).not.toContain('deep')
    })

    it('shows text whole, and bytes as a dump', async () => {
      const console = await connected()
      await console.exchange('x'.repeat(1000))
      await console.choose('xxx')
      expect(await console.get('content').textContent()).toBe('x'.repeat(1000))
      await console.get('kind').selectOption('hex')
      await console.exchange('ff'.repeat(20))
      await console.choose('ff ff')
      await console.waitFor('content', '00000000')
      const dump = await console.get('content').textContent()
      expect(dump?.split('\n')).toEqual([
        `00000000  ${'ff '.repeat(8)} |${'.'.repeat(8)}|`,
        `00000008  ${'ff '.repeat(8)} |${'.'.repeat(8)}|`,
        `00000010  ${'ff ff ff ff'.padEnd(23)}  |....|`,
      ])
    })

    it('decodes MessagePack', async () => {
      const console = await connected()
      await console.get('kind').selectOption('hex')
      await console.exchange('82 a2 69 64 07 a2 6f 6b c3')
      await console.choose('82 a2')
      await console.waitFor('content', /id: 7.*ok: true/s)
    })

    it('shows an image, and decodes CBOR', async () => {
      const console = await connected()
      await console.get('kind').selectOption('base64')
      await console.exchange('R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=')
      await console.choose('47 49 46')
      const image = console.page.locator('img.shown')
      await expect.poll(() => image.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBe(1)
      await console.get('kind').selectOption('hex')
      await console.exchange('a1 61 61 f5')
      await console.choose('a1 61')
      await console.page.locator('[data-reading=cbor]').click()
      await console.waitFor('content', /a: true/)
    })

    it('goes from an echo to what it is the echo of', async () => {
      const console = await connected()
      await console.exchange('there')
      await console.choose('there')
      await console.press('echo')
      await console.page.locator('li.sent[aria-current=true]', { hasText: 'there' }).waitFor()
      await console.press('echo')
      await console.page.locator('li.received[aria-current=true]').waitFor()
    })

    it('tells that the echo is the same, and what differs from a pinned message', async () => {
      const console = await connected()
      await console.exchange('one two')
      await console.choose('one two')
      await console.page.locator('[data-reading=difference]').click()
      await console.waitFor('detail', 'they are the same')
      await console.press('pin')
      await console.exchange('one three')
      await console.choose('one three')
      await console.page.locator('[data-reading=difference]').click()
      expect(await console.page.locator('#content del').textContent()).toBe('two')
      expect(await console.page.locator('#content ins').textContent()).toBe('three')
    })

    it('copies a message', async () => {
      const console = await connected()
      await console.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
      await console.exchange('to the clipboard')
      await console.choose('to the clipboard')
      await console.press('copy')
      await console.waitFor('copy', 'Copied')
      const clipboard = await console.page.evaluate(() => navigator.clipboard.readText())
      expect(clipboard).toBe('to the clipboard')
    })

    it('saves a message as a file', async () => {
      const console = await connected()
      await console.exchange('to a file')
      await console.choose('to a file')
      const downloading = console.page.waitForEvent('download')
      await console.press('save-file')
      expect(await readFile(await (await downloading).path(), 'utf8')).toBe('to a file')
    })

    it('sends a message again, and takes it to be edited', async () => {
      const console = await connected()
      await console.exchange('again')
      await console.choose('again')
      await console.press('send-again')
      await console.received('again').nth(1).waitFor()
      await console.fill('message', '')
      await console.press('edit')
      await expect.poll(() => console.get('message').inputValue()).toBe('again')
    })

    it('explains the end of a connection', async () => {
      const console = await connected()
      await console.disconnect()
      await console.events('Closed by you').click()
      await console.waitFor('detail', /1000 Normal Closure.*It ended as intended/s)
    })

    it('is resized with the keyboard, closed and opened again', async () => {
      const console = await connected()
      const width = async () => (await console.get('inspector').boundingBox())?.width ?? 0
      const before = await width()
      await console.get('splitter').press('ArrowLeft')
      await expect.poll(width).toBeGreaterThan(before)
      await console.press('close-inspector')
      await console.get('inspector').waitFor({ state: 'hidden' })
      await console.press('open-inspector')
      await console.get('inspector').waitFor()
    })

    it('is resized by its edge', async () => {
      const console = await connected()
      const { page } = console
      const width = async () => (await console.get('inspector').boundingBox())?.width ?? 0
      const before = await width()
      const edge = await console.get('splitter').boundingBox()
      const [x, y] = [(edge?.x ?? 0) + 3, (edge?.y ?? 0) + 100]
      await page.mouse.move(x, y)
      await page.mouse.down()
      await page.mouse.move(x - 100, y)
      await page.mouse.up()
      await expect.poll(width).toBeGreaterThan(before + 90)
    })

    it('is a sheet over the log on a phone', async () => {
      const viewport = { width: 390, height: 844 }
      const console = await openPage(setting, '/index2', { viewport })
      await console.connect()
      await console.exchange('on a phone')
      expect(await console.get('inspector').isVisible()).toBe(false)
      await console.choose('on a phone')
      await console.waitFor('content', 'on a phone')
      await console.press('close-inspector')
      await console.get('inspector').waitFor({ state: 'hidden' })
    })

    it('shows what was agreed, and the same for a terminal', async () => {
      const console = await openPage(setting, '/index2')
      await console.fill('protocols', 'chat')
      await console.connect()
      await console.page.locator('[data-pane=handshake]').click()
      await console.waitFor('handshake', /Offered.*chat.*Subprotocol.*chat/s)
      await console.waitFor('handshake', /GET \/handshake.*sec-websocket-protocol: chat/is)
      await console.waitFor('handshake', /Largest message.*1 MiB/s)
      await console.waitFor('handshake', /wscat -c 'ws:.*websocat --protocol.*curl -i/s)
    })
  })
}
