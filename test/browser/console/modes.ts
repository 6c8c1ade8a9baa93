// The two modes that the path chooses.

import { describe, expect, it } from 'vitest'
import { openPage, type Setting } from './setting.ts'

export function describeModes(setting: Setting): void {
  describe.each(['/', '/index', '/index/'])('at %s', (path) => {
    it('echoes once for each press, and says that the server closed', async () => {
      const console = await openPage(setting, path)
      await console.press('send_message')
      await console.waitFor('state-title', 'The server closed the connection')
      await console.waitFor('state-detail', '1000 Normal Closure, no reason, clean')
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
      expect(await console.contents()).toEqual(['two', 'two', 'one', 'one'])
      await console.press('close_websocket')
      await console.waitFor('state-title', 'You closed the connection')
      await console.waitFor('state-detail', '1000 Normal Closure')
    })
  })

  it('closes the first connection when connecting again', async () => {
    const console = await openPage(setting, '/index2')
    const [first] = await Promise.all([console.page.waitForEvent('websocket'), console.connect()])
    await Promise.all([first.waitForEvent('close'), console.press('connect_websocket')])
    await console.waitFor('state-title', 'Open')
    expect(first.isClosed()).toBe(true)
    await console.exchange('on the second')
  })

  it('says on the page that it is not connected', async () => {
    const console = await openPage(setting, '/index2')
    await console.press('send_message')
    await console.waitFor('send-error', 'Not connected')
    expect(await console.rows().count()).toBe(0)
    expect(await console.get('message').inputValue()).toBe('Hello, World!')
  })

  it('says on the page that there is nothing to close', async () => {
    const console = await openPage(setting, '/index2')
    await console.press('close_websocket')
    await console.waitFor('send-error', 'no open connection')
  })

  it('shows HTML in a message as text', async () => {
    const console = await openPage(setting, '/index2')
    const message = '<img src=x onerror="document.title = 1"><b>bold</b>'
    await console.connect()
    await console.exchange(message)
    await console.received().click()
    expect(await console.contents()).toEqual([message, message])
    expect(await console.get('content').textContent()).toBe(message)
    expect(await console.page.locator('#log b, #log img').count()).toBe(0)
    expect(await console.page.title()).toBe('edge-echo')
  })
}
