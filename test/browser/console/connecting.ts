// Connecting anywhere, the state that is always in words, reconnecting, closing.

import { describe, expect, it } from 'vitest'
import { closingWith, startServer, startSilentServer } from './other-server.ts'
import { openPage, type Setting } from './setting.ts'

export function describeConnecting(setting: Setting): void {
  const open = () => openPage(setting, '/index2')

  describe('connecting', () => {
    it('begins with the address of this server', async () => {
      const console = await open()
      const home = `${setting().server.url.replace('http', 'ws')}/echo`
      expect(await console.get('address').inputValue()).toBe(home)
    })

    it('connects to another address, and adds the scheme that was left out', async () => {
      const console = await open()
      const other = await startServer((socket) => socket.send('welcome'))
      await console.fill('address', other.replace('ws://', ''))
      await console.connect()
      await console.received('welcome').waitFor()
      expect(await console.get('address').inputValue()).toBe(other)
    })

    it('connects at a double click, and disconnects at another one', async () => {
      const console = await open()
      await console.get('connect_websocket').dblclick()
      await console.waitFor('state-title', 'Open')
      await console.get('close_websocket').dblclick()
      await console.waitFor('state-title', 'You closed the connection')
      expect(await console.events().count()).toBe(2)
    })

    it('remembers the addresses of before', async () => {
      const console = await open()
      const other = await startServer(() => {})
      await console.fill('address', other)
      await console.connect()
      await console.disconnect()
      await console.press('home')
      await console.reveal('home')
      await console.page.getByRole('button', { name: other, exact: true }).click()
      expect(await console.get('address').inputValue()).toBe(other)
    })

    it('saves an address by name, with its faults, subprotocols and message', async () => {
      const console = await open()
      await console.fill('drop', '3')
      await console.fill('protocols', 'chat')
      await console.get('kind').selectOption('hex')
      await console.fill('message', '01 02')
      await console.fill('save-name', 'flaky')
      await console.press('save-address')
      await console.press('home')
      await console.fill('protocols', '')
      await console.get('kind').selectOption('text')
      await console.fill('message', 'other')
      await console.reveal('save-name')
      await console.page.getByRole('button', { name: /^flaky/ }).click()
      expect(await console.get('address').inputValue()).toMatch(/\?drop=3$/)
      expect(await console.get('protocols').inputValue()).toBe('chat')
      expect(await console.get('message').inputValue()).toBe('01 02')
      expect(await console.get('kind').inputValue()).toBe('hex')
    })

    it('offers the subprotocols and shows the chosen one', async () => {
      const console = await open()
      await console.fill('protocols', 'chat.v2, chat.v1')
      await console.connect()
      await console.waitFor('state', 'subprotocol chat.v2')
    })

    it('says what this server says to a refused connection', async () => {
      const console = await open()
      await console.fill('address', `${setting().server.url.replace('http', 'ws')}/nowhere`)
      await console.press('connect_websocket')
      await console.waitFor('state-title', 'Could not connect')
      await console.waitFor('state-next', 'refuses with 404: Nothing is at this address')
      await console.events('Nothing is at this address').waitFor()
    })

    it('says what is known of another server', async () => {
      const console = await open()
      await console.fill('address', 'ws://127.0.0.1:1/')
      await console.press('connect_websocket')
      await console.waitFor('state-title', 'Could not connect')
      await console.waitFor('state-next', /Browsers do not tell/)
    })

    it.each([
      ['address', 'ftp://example.test', 'ws://'],
      ['protocols', 'chat chat', 'each one once'],
    ])('marks a wrong %s at its field, until it is right', async (id, value, sentence) => {
      const console = await open()
      await console.fill(id, value)
      await console.press('connect_websocket')
      await console.waitFor(`${id}-error`, sentence)
      expect((await console.error(id)).invalid).toBe('true')
      expect(await console.get(id).inputValue()).toBe(value)
      await console.fill(id, id === 'address' ? 'ws://localhost/' : 'chat')
      expect(await console.error(id)).toEqual({ text: '', invalid: 'false' })
    })

    it('cancels what has not opened yet', async () => {
      const console = await open()
      await console.fill('address', await startSilentServer())
      await console.press('connect_websocket')
      await console.waitFor('state-title', /Connecting/)
      await console.press('close_websocket')
      await console.waitFor('state-title', /Cancelled/)
    })

    it('reconnects by itself when the server is back, and announces it', async () => {
      const console = await open()
      const { server } = setting()
      await console.connect()
      await server.stop()
      await console.waitFor('state-next', /Reconnecting in \d+ s, attempt \d/)
      expect(await console.get('announcement').getAttribute('role')).toBe('status')
      await server.start()
      await console.waitFor('state-title', 'Open')
      await console.waitFor('announcement', 'Open')
      await console.exchange('back')
    })

    it('says what the server takes when a message was larger', async () => {
      const console = await open()
      await console.connect()
      await console.get('message').evaluate((field) => {
        Object.assign(field, { value: 'x'.repeat((1 << 20) + 1) })
        field.dispatchEvent(new Event('input'))
      })
      await console.press('send_message')
      await console.events(/1009 Message Too Big.*this server takes, which is 1 MiB/s).waitFor()
    })

    it('keeps why the connection was lost in sight after it has come back', async () => {
      const console = await open()
      await console.fill('address', await closingWith(1009, 'more than 5 bytes'))
      await console.connect()
      await console.send('123456')
      await console.waitFor('state-next', 'Reconnecting')
      await console.waitFor('state-title', 'Open')
      await console.waitFor('cause', /1009 Message Too Big.*more than 5 bytes.*larger than/s)
      await console.page.locator('#cause button').click()
      expect(await console.get('cause').count()).toBe(0)
    })

    it('does not reconnect by itself when that is turned off', async () => {
      const console = await open()
      await console.fill('address', await closingWith(1012))
      await console.reveal('auto')
      await console.get('auto').uncheck()
      await console.connect()
      await console.send('restart')
      await console.waitFor('state-detail', '1012 Service Restart')
      expect(await console.get('state-next').textContent()).not.toContain('Reconnecting')
    })

    it('stops reconnecting when Cancel is pressed', async () => {
      const console = await open()
      await console.fill('address', await closingWith(1012))
      await console.connect()
      await console.send('restart')
      await console.waitFor('state-next', 'Reconnecting')
      await console.press('close_websocket')
      await console.get('connect_websocket').waitFor()
      expect(await console.get('state-next').textContent()).not.toContain('Reconnecting')
    })
  })

  describe('closing', () => {
    it('sends the chosen code and reason', async () => {
      const console = await open()
      await console.connect()
      await console.fill('close-code', '4001')
      await console.fill('close-reason', 'lunch')
      await console.press('close_websocket')
      await console.waitFor('state-detail', '4001 Private Use, reason “lunch”, after')
      await console.events('Closed by you: 4001 Private Use').waitFor()
    })

    it.each([
      ['close-code', '1001', 'Pages close with 1000'],
      ['close-reason', 'é'.repeat(62), '123 bytes'],
    ])('marks a wrong %s at its field', async (id, value, sentence) => {
      const console = await open()
      await console.connect()
      await console.fill(id, value)
      await console.press('close_websocket')
      await console.waitFor(`${id}-error`, sentence)
      expect((await console.error(id)).invalid).toBe('true')
      expect(await console.get('state-title').textContent()).toBe('Open')
    })
  })
}
