// What can be sent and how often, the messages of before, and that nothing typed is lost.

import { describe, expect, it } from 'vitest'
import { openPage, type Setting } from './setting.ts'

export function describeSending(setting: Setting): void {
  describe('sending', () => {
    it.each([
      ['hex', '0x48 65:6c-6c 6F 00', '48 65 6c 6c 6f 00  |Hello.|'],
      ['base64', 'SGVsbG8A', '48 65 6c 6c 6f 00  |Hello.|'],
    ])('sends bytes typed as %s', async (kind, typed, content) => {
      const console = await openPage(setting, '/index2')
      await console.connect()
      await console.get('kind').selectOption(kind)
      await console.exchange(typed)
      expect(await console.contents()).toEqual([content, content])
      expect(await console.get('message').inputValue()).toBe(typed)
    })

    it('sends a file', async () => {
      const console = await openPage(setting, '/index2')
      await console.connect()
      await console.get('kind').selectOption('file')
      const buffer = Buffer.from([0, 255, 10])
      await console.get('file').setInputFiles({ name: 'a.bin', mimeType: '', buffer })
      await console.press('send_message')
      await console.received('00 ff 0a').waitFor()
    })

    it.each([
      ['hex', 'abc', 'pairs'],
      ['base64', 'a', 'cut short'],
    ])('marks invalid %s at the field and keeps it', async (kind, typed, sentence) => {
      const console = await openPage(setting, '/index2')
      await console.connect()
      await console.get('kind').selectOption(kind)
      await console.send(typed)
      const { text, invalid } = await console.error('message')
      expect(text).toContain(sentence)
      expect(invalid).toBe('true')
      expect(await console.get('message').inputValue()).toBe(typed)
      expect(await console.rows().count()).toBe(0)
    })

    it('sends with Enter and breaks the line with Shift+Enter', async () => {
      const console = await openPage(setting, '/index2')
      await console.connect()
      await console.fill('message', 'one')
      await console.get('message').press('Shift+Enter')
      await console.get('message').pressSequentially('two')
      await console.get('message').press('Enter')
      await console.received().click()
      expect(await console.get('content').textContent()).toBe('one\ntwo')
    })

    it('shows JSON pretty-printed and sends it as typed', async () => {
      const console = await openPage(setting, '/index2')
      const typed = '{"a":[1,  2]}'
      await console.connect()
      await console.exchange(typed)
      const pretty = JSON.stringify(JSON.parse(typed), null, 2)
      expect(await console.get('json-view').textContent()).toBe(pretty)
      expect(await console.contents()).toEqual([typed, typed])
    })

    it('repeats a message as often as asked, in each mode', async () => {
      for (const path of ['/', '/index2']) {
        const console = await openPage(setting, path)
        if (path === '/index2') await console.connect()
        await console.fill('repeat-count', '5')
        await console.fill('repeat-interval', '1')
        await console.press('repeat-run')
        await console.waitFor('repeat-status', '5 of 5 sent')
        await console.received().nth(4).waitFor()
      }
    })

    it('shows the progress of a repetition, and stops it', async () => {
      const console = await openPage(setting, '/index2')
      await console.connect()
      await console.fill('repeat-count', '1000')
      await console.fill('repeat-interval', '600000')
      await console.press('repeat-run')
      await console.received().waitFor()
      const progress = console.get('repeat-progress')
      expect(await progress.getAttribute('max')).toBe('1000')
      expect(await progress.getAttribute('value')).toBe('1')
      await console.press('repeat-run')
      await console.waitFor('repeat-status', '1 of 1,000 sent')
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

export function describeKeeping(setting: Setting): void {
  describe('keeping', () => {
    it('brings recent messages back with arrow keys, and then what was being typed', async () => {
      const console = await openPage(setting, '/index2')
      const field = console.get('message')
      await console.connect()
      await console.exchange('first')
      await console.exchange('second')
      await console.fill('message', 'draft')
      await field.press('Home')
      await field.press('ArrowUp')
      expect(await field.inputValue()).toBe('second')
      await field.press('ArrowUp')
      expect(await field.inputValue()).toBe('first')
      await field.press('End')
      await field.press('ArrowDown')
      await field.press('ArrowDown')
      expect(await field.inputValue()).toBe('draft')
    })

    it('brings a recent message back with a click', async () => {
      const console = await openPage(setting, '/index2')
      await console.connect()
      await console.exchange('first')
      await console.exchange('second')
      await console.reveal('history')
      await console.page.getByRole('button', { name: 'first', exact: true }).click()
      expect(await console.get('message').inputValue()).toBe('first')
    })

    it('keeps what was typed over a reload, until it is told to forget', async () => {
      const console = await openPage(setting, '/index2')
      await console.fill('message', 'a thought')
      await console.fill('close-reason', 'bye')
      await console.get('auto').uncheck()
      await console.page.reload()
      expect(await console.get('message').inputValue()).toBe('a thought')
      expect(await console.get('close-reason').inputValue()).toBe('bye')
      expect(await console.get('auto').isChecked()).toBe(false)
      await Promise.all([console.page.waitForEvent('load'), console.press('forget')])
      expect(await console.get('message').inputValue()).toBe('Hello, World!')
      expect(await console.get('auto').isChecked()).toBe(true)
    })

    it('works without storage, and says that nothing is kept', async () => {
      const console = await openPage(setting, '/index2')
      await console.page.addInitScript(() => {
        Object.defineProperty(globalThis, 'localStorage', {
          get() {
            throw new DOMException('The user denied it', 'SecurityError')
          },
        })
      })
      await console.page.reload()
      await console.waitFor('kept', 'What you type is not kept: SecurityError: The user denied it')
      await console.connect()
      await console.exchange('still here')
    })
  })
}
