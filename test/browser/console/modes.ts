// The two modes that the path chooses, and what somebody sees who has never been here.

import { describe, expect, it } from 'vitest'
import { openPage, type Setting } from './setting.ts'

export function describeModes(setting: Setting): void {
  describe.each(['/', '/index', '/index/'])('at %s', (path) => {
    it('echoes once for each press, and says what happened', async () => {
      const console = await openPage(setting, path)
      await console.press('send_message')
      await console.waitFor('state-title', /The echo came back after .* then the server closed/)
      await console.waitFor('state-detail', '1000 Normal Closure, after')
      expect(await console.contents()).toEqual(['Hello, World!', 'Hello, World!'])
      await console.send('again')
      await console.received('again').waitFor()
    })
  })

  describe.each(['/index2', '/echo', '/index2/', '/echo/'])('at %s', (path) => {
    it('connects, sends and closes on one socket', async () => {
      const console = await openPage(setting, path)
      await console.connect()
      await console.exchange('one')
      await console.exchange('two')
      expect(await console.contents()).toEqual(['one', 'one', 'two', 'two'])
      await console.disconnect()
      await console.waitFor('state-detail', '1000 Normal Closure')
    })
  })

  it.each(['/', '/index2'])('at %s begins with three examples to click', async (path) => {
    const console = await openPage(setting, path)
    expect(await console.page.locator('.example').count()).toBe(3)
    await console.page.locator('.example').first().click()
    await console.received('Hello, World!').waitFor()
    expect(await console.get('empty').count()).toBe(0)
  })

  it('says on the page that it is not connected, until it is', async () => {
    const console = await openPage(setting, '/index2')
    await console.press('send_message')
    await console.waitFor('send-error', 'Not connected')
    expect(await console.rows().count()).toBe(0)
    expect(await console.get('message').inputValue()).toBe('Hello, World!')
    await console.press('connect-and-send')
    await console.received('Hello, World!').waitFor()
    expect(await console.get('send-error').textContent()).toBe('')
  })

  it('shows HTML in a message as text', async () => {
    const console = await openPage(setting, '/index2')
    const message = '<img src=x onerror="document.title = 1"><b>bold</b>'
    await console.connect()
    await console.exchange(message)
    await console.choose('bold')
    expect(await console.contents()).toEqual([message, message])
    expect(await console.get('content').textContent()).toBe(message)
    expect(await console.page.locator('main b, main img').count()).toBe(0)
    expect(await console.page.title()).toBe('edge-echo')
  })
}
