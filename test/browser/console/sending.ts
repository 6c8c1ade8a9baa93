// What can be sent and how often, and the same over HTTP.

import { describe, expect, it } from 'vitest'
import { type Console, openPage, type Setting } from './setting.ts'

export function describeSending(setting: Setting): void {
  const connected = async () => {
    const console = await openPage(setting, '/index2')
    await console.connect()
    return console
  }

  describe('sending', () => {
    it.each([
      ['hex', '0x48 65:6c-6c 6F 00', '48 65 6c 6c 6f 00  |Hello.|'],
      ['base64', 'SGVsbG8A', '48 65 6c 6c 6f 00  |Hello.|'],
    ])('sends bytes typed as %s', async (kind, typed, content) => {
      const console = await connected()
      await console.get('kind').selectOption(kind)
      await console.exchange(typed)
      expect(await console.contents()).toEqual([content, content])
      expect(await console.get('message').inputValue()).toBe(typed)
    })

    it.each(['Enter', 'Control+Enter'])('sends a message once by %s', async (keys) => {
      const console = await connected()
      await console.get('message').fill('by key')
      await console.get('message').press(keys)
      await console.received('by key').waitFor()
      await console.exchange('behind it')
      expect(await console.contents()).toEqual(['by key', 'by key', 'behind it', 'behind it'])
    })

    it('sends a file that is chosen', async () => {
      const console = await connected()
      await console.get('kind').selectOption('file')
      const buffer = Buffer.from([0, 255, 10])
      await console.get('file').setInputFiles({ name: 'a.bin', mimeType: '', buffer })
      await console.waitFor('composer', 'a.bin')
      await console.press('send_message')
      await console.received('00 ff 0a').waitFor()
    })

    it.each([
      ['drop', '#message'],
      ['drop', '#viewport'],
      ['paste', '#message'],
      ['paste', 'body'],
    ])('takes a file by %s on %s', async (how, where) => {
      const console = await connected()
      expect(await give(console, how, where, { name: 'given.bin' })).toBe(true)
      await console.waitFor('composer', 'given.bin')
      await console.press('send_message')
      await console.received('01 02 03').waitFor()
    })

    it('takes cells of a spreadsheet for the text that they are, not for a picture', async () => {
      const console = await connected()
      const cells = { name: 'image.png', text: 'a\tb', html: '<table></table>' }
      expect(await give(console, 'paste', '#message', cells)).toBe(false)
      expect(await console.get('kind').inputValue()).toBe('text')
    })

    it('leaves a file to the pane that it falls on', async () => {
      const console = await connected()
      await console.page.locator('[data-pane=replay]').click()
      await give(console, 'drop', '#replay-pane', { name: 'none.har' })
      await console.waitFor('recording-error', 'This file cannot be read')
      expect(await console.get('kind').inputValue()).toBe('text')
    })

    it.each([
      ['hex', '00\n0g', '“g” in line 2, column 2'],
      ['hex', 'abc', 'only half'],
      ['base64', 'a', 'cut short'],
    ])('marks invalid %s at its character and keeps it', async (kind, typed, sentence) => {
      const console = await connected()
      await console.get('kind').selectOption(kind)
      await console.send(typed)
      await console.waitFor('message-error', sentence)
      expect((await console.error('message')).invalid).toBe('true')
      expect(await console.get('message').inputValue()).toBe(typed)
      expect(await console.rows().count()).toBe(0)
    })

    it('shows where JSON goes wrong', async () => {
      const console = await connected()
      await console.fill('message', '{"a": 1,\n "b": oops}')
      await console.waitFor('check', '“o” cannot stand in line 2, column 7')
      await console.press('show-fault')
      await expect
        .poll(() =>
          console
            .get('message')
            .evaluate((field: HTMLTextAreaElement) =>
              field.value.slice(field.selectionStart, field.selectionEnd),
            ),
        )
        .toBe('o')
    })

    it('makes JSON readable when it is told to, and else sends it as typed', async () => {
      const console = await connected()
      const typed = '{"a":[1,  2]}'
      await console.exchange(typed)
      expect(await console.contents()).toEqual([typed, typed])
      await console.press('pretty')
      const pretty = JSON.stringify(JSON.parse(typed), null, 2)
      expect(await console.get('message').inputValue()).toBe(pretty)
    })

    it('sends with Enter and breaks the line with Shift+Enter', async () => {
      const console = await connected()
      await console.fill('message', 'one')
      await console.get('message').press('Shift+Enter')
      await console.get('message').pressSequentially('two')
      await console.get('message').press('Enter')
      await console.choose('one⏎two')
      expect(await console.get('content').textContent()).toBe('one\ntwo')
    })

    it('fills placeholders each time', async () => {
      const console = await connected()
      await console.exchange('n={{n}} {{other}}')
      await console.press('send_message')
      await console.received('n=2 {{other}}').waitFor()
      expect(await console.received('n=1 {{other}}').count()).toBe(1)
    })

    it('repeats a message as often as asked, in each mode', async () => {
      for (const path of ['/', '/index2']) {
        const console = await openPage(setting, path)
        if (path === '/index2') await console.connect()
        await console.fill('message', 'number {{n}}')
        await console.fill('repeat-count', '5')
        await console.fill('repeat-rate', '0')
        await console.press('repeat-run')
        await console.waitFor('repeat-status', '5 of 5 sent')
        await console.received('number 5').waitFor()
      }
    })

    it('shows the progress of a repetition, and stops it', async () => {
      const console = await connected()
      await console.fill('repeat-count', '1000')
      await console.fill('repeat-rate', '0.001')
      await console.press('repeat-run')
      await console.received().waitFor()
      const progress = console.get('repeat-progress')
      expect(await progress.getAttribute('max')).toBe('1000')
      await console.press('repeat-run')
      await console.waitFor('repeat-status', '1 of 1,000 sent')
      await expect.poll(() => progress.count()).toBe(0)
    })
  })

  describe('the same over HTTP', () => {
    it('shows status, headers and body', async () => {
      const console = await openPage(setting, '/')
      await console.fill('message', 'a & b?')
      await console.press('http-get')
      await console.waitFor('http-answer', 'Status 200')
      const result = await console.get('http-result').textContent()
      expect(result).toMatch(/content-type: text\/plain; charset=UTF-8\n/i)
      expect(result).toMatch(/\n\na & b\?$/)
    })
  })
}

type Given = { name: string; text?: string; html?: string }

/** Three bytes as a file. @returns whether the page has taken them, so that the browser does nothing with them */
const give = ({ page }: Console, how: string, where: string, given: Given) =>
  page.locator(where).evaluate(
    (element, [how, { name, text, html }]) => {
      const data = new DataTransfer()
      data.items.add(new File([Uint8Array.of(1, 2, 3)], name))
      if (text) data.setData('text/plain', text)
      if (html) data.setData('text/html', html)
      const init = { bubbles: true, cancelable: true }
      const event =
        how === 'drop'
          ? new DragEvent('drop', { ...init, dataTransfer: data })
          : new ClipboardEvent('paste', { ...init, clipboardData: data })
      element.dispatchEvent(event)
      return event.defaultPrevented
    },
    [how, given] as const,
  )
