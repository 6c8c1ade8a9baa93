// Nothing that was typed is lost: recent and saved messages, reloads, links, forgetting.

import { describe, expect, it } from 'vitest'
import { type Console, openPage, type Setting } from './setting.ts'

export function describeKeeping(setting: Setting): void {
  const open = (path = '/index2') => openPage(setting, path)

  describe('keeping', () => {
    it('brings recent messages back with arrow keys, and then what was being typed', async () => {
      const console = await open()
      const field = console.get('message')
      await console.connect()
      await console.exchange('first')
      await console.exchange('second')
      await console.fill('message', 'draft')
      const goes = async (key: string, text: string) => {
        await field.press(key)
        await expect.poll(() => field.inputValue()).toBe(text)
        await expect
          .poll(() => field.evaluate((each: HTMLTextAreaElement) => each.selectionStart))
          .toBe(key === 'ArrowUp' ? 0 : text.length)
      }
      await field.press('Home')
      await goes('ArrowUp', 'second')
      await goes('ArrowUp', 'first')
      await field.press('End')
      await goes('ArrowDown', 'second')
      await goes('ArrowDown', 'draft')
    })

    it('brings a recent message back with a click', async () => {
      const console = await open()
      await console.connect()
      await console.exchange('first')
      await console.exchange('second')
      await console.reveal('history')
      await console.page.locator('#history').getByRole('button', { name: 'first' }).click()
      expect(await console.get('message').inputValue()).toBe('first')
    })

    it('keeps messages by name, in the order that is chosen', async () => {
      const console = await open()
      for (const name of ['one', 'two']) {
        await console.fill('message', `text of ${name}`)
        await console.fill('message-name', name)
        await console.press('save-message')
      }
      await console.page.getByRole('button', { name: 'Move two up' }).click()
      const names = console.page.locator('#named strong')
      await expect.poll(() => names.allTextContents()).toEqual(['two', 'one'])
      await console.page.locator('#named').getByRole('button', { name: /^one/ }).click()
      expect(await console.get('message').inputValue()).toBe('text of one')
      await console.page.getByRole('button', { name: 'Remove two' }).click()
      await expect.poll(() => names.allTextContents()).toEqual(['one'])
    })

    it('keeps what was typed over a reload', async () => {
      const console = await open()
      await console.fill('message', 'a thought')
      await console.fill('close-reason', 'bye')
      await console.get('auto').uncheck()
      await console.page.reload()
      await console.get('announcement').waitFor({ state: 'attached' })
      expect(await console.get('message').inputValue()).toBe('a thought')
      expect(await console.get('close-reason').inputValue()).toBe('bye')
      expect(await console.get('auto').isChecked()).toBe(false)
    })

    it('keeps the log over a reload', async () => {
      const console = await open()
      await console.connect()
      await console.exchange('still here')
      await console.page.reload()
      await console.received('still here').waitFor()
      await console.events('Opened').waitFor()
    })

    it('forgets what was typed, and can take that back', async () => {
      const console = await open()
      await console.fill('message', 'a thought')
      await console.press('forget')
      expect(await console.get('message').inputValue()).toBe('Hello, World!')
      await console.press('undo')
      expect(await console.get('message').inputValue()).toBe('a thought')
    })

    it('has what another page has saved, and does not write over it', async () => {
      const console = await open()
      const other = await console.page.context().newPage()
      await other.goto(`${setting().server.url}/index2`)
      await other.locator('#announcement').waitFor({ state: 'attached' })
      await save(console, 'of the one')
      const names = other.locator('#named strong')
      await expect.poll(() => names.allTextContents()).toEqual(['of the one'])
      await other.locator('#message').fill('typed in the other')
      await other.close({ runBeforeUnload: true })
      await console.page.reload()
      await console.get('announcement').waitFor({ state: 'attached' })
      expect(await console.page.locator('#named strong').allTextContents()).toEqual(['of the one'])
    })

    it('says where something is saved that there is no room for it, until there is', async () => {
      const console = await open()
      await console.page.evaluate(() => {
        for (let size = 1 << 20; size >= 1; size >>= 1) {
          try {
            for (let at = 0; ; at += 1) localStorage.setItem(`${size} ${at}`, 'x'.repeat(size))
          } catch {
            // Full, for what is so large.
          }
        }
      })
      await save(console, 'too much')
      const error = console.page.locator('#messages').getByText('What you type is not kept')
      await error.waitFor()
      await console.page.evaluate(() => {
        for (const name of Object.keys(localStorage)) {
          if (!name.startsWith('edge-echo:')) localStorage.removeItem(name)
        }
      })
      await console.fill('message', 'more')
      await error.waitFor({ state: 'detached' })
    })

    it('works whatever is in the storage', async () => {
      const console = await open()
      await console.page.evaluate(() => {
        for (const name of ['console', 'history', 'address-stay', 'language', 'theme']) {
          localStorage.setItem(`edge-echo:${name}`, '{')
        }
        sessionStorage.setItem('edge-echo:log', '{')
      })
      await console.page.goto('about:blank')
      await console.page.goto(`${setting().server.url}/index2`)
      await console.connect()
      await console.exchange('still works')
    })

    it('works without storage, and says that nothing is kept', async () => {
      const console = await open()
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

  describe('a link', () => {
    it('fills in what it was made of, and does not connect', async () => {
      const console = await open()
      await console.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
      await console.fill('drop', '3')
      await console.fill('protocols', 'chat')
      await console.fill('message', 'from the link')
      await console.press('share')
      await console.waitFor('notice', 'The link is copied')
      const link = await console.page.evaluate(() => navigator.clipboard.readText())
      const other = await open(link.replace(setting().server.url, ''))
      expect(await other.get('address').inputValue()).toMatch(/\?drop=3$/)
      expect(await other.get('protocols').inputValue()).toBe('chat')
      expect(await other.get('message').inputValue()).toBe('from the link')
      await other.waitFor('notice', 'Filled in from the link')
      expect(await other.get('state-title').textContent()).toBe('Not connected')
    })
  })
}

async function save(console: Console, name: string) {
  await console.fill('message-name', name)
  await console.press('save-message')
}
