// Connecting anywhere, the state that is always in words, reconnecting, closing.

import { describe, expect, it } from 'vitest'
import { openPage, type Setting } from './setting.ts'

export function describeConnecting(setting: Setting): void {
  describe('connecting', () => {
    it('begins with the address of this server', async () => {
      const console = await openPage(setting, '/index2')
      const home = `${setting().server.url.replace('http', 'ws')}/echo`
      expect(await console.get('address').inputValue()).toBe(home)
    })

    it('connects to another address', async () => {
      const console = await openPage(setting, '/index2')
      await console.page.routeWebSocket('wss://example.test/chat', (socket) =>
        socket.send('welcome'),
      )
      await console.fill('address', 'wss://example.test/chat')
      await console.connect()
      await console.received('welcome').waitFor()
    })

    it('offers the subprotocols and shows the chosen one', async () => {
      const console = await openPage(setting, '/index2')
      await console.fill('protocols', 'chat.v2, chat.v1')
      await console.connect()
      await console.waitFor('state-detail', /\/echo chat\.v2$/)
    })

    it('says what is known of a refused connection', async () => {
      const console = await openPage(setting, '/index2')
      await console.fill('address', `${setting().server.url.replace('http', 'ws')}/nowhere`)
      await console.press('connect_websocket')
      await console.waitFor('state-title', 'Could not connect')
      await console.waitFor('state-detail', '1006 Abnormal Closure, no reason, not clean')
      await console.waitFor('state-next', 'browsers do not tell')
    })

    it.each([
      ['address', 'http://example.test', 'ws://'],
      ['protocols', 'chat chat', 'each one once'],
    ])('marks a wrong %s at its field', async (id, value, sentence) => {
      const console = await openPage(setting, '/index2')
      await console.fill(id, value)
      await console.press('connect_websocket')
      const { text, invalid } = await console.error(id)
      expect(text).toContain(sentence)
      expect(invalid).toBe('true')
      expect(await console.get(id).inputValue()).toBe(value)
    })

    it('reconnects with a button', async () => {
      const console = await openPage(setting, '/index2')
      await console.connect()
      await console.press('close_websocket')
      await console.waitFor('state-title', 'You closed the connection')
      await console.press('reconnect')
      await console.waitFor('state-title', 'Open')
    })

    it('reconnects by itself when the server is back, and announces it', async () => {
      const console = await openPage(setting, '/index2')
      const { server } = setting()
      await console.connect()
      await server.stop()
      await console.waitFor('state-next', /Reconnecting in .*, attempt \d/)
      expect(await console.get('state').getAttribute('role')).toBe('status')
      await server.start()
      await console.waitFor('state-title', 'Open')
      await console.exchange('back')
    })

    it('does not reconnect by itself when that is turned off', async () => {
      const console = await openPage(setting, '/index2')
      await console.page.routeWebSocket(/echo$/, (socket) => {
        socket.onMessage(() => void socket.close({ code: 1012 }))
      })
      await console.reveal('auto')
      await console.get('auto').uncheck()
      await console.connect()
      await console.send('restart')
      await console.waitFor('state-detail', '1012 Service Restart')
      expect(await console.get('state-next').textContent()).toBe('')
    })

    it('stops reconnecting when Close is pressed', async () => {
      const console = await openPage(setting, '/index2')
      await console.page.routeWebSocket(/echo$/, (socket) => {
        socket.onMessage(() => void socket.close({ code: 1012 }))
      })
      await console.connect()
      await console.send('restart')
      await console.waitFor('state-next', 'Reconnecting')
      await console.press('close_websocket')
      expect(await console.get('state-next').textContent()).toBe('')
    })
  })

  describe('closing', () => {
    it('sends the chosen code and reason', async () => {
      const console = await openPage(setting, '/index2')
      await console.connect()
      await console.fill('close-code', '4001')
      await console.fill('close-reason', 'lunch')
      await console.press('close_websocket')
      await console.waitFor('state-detail', '4001 Private Use, reason “lunch”, clean')
    })

    it.each([
      ['close-code', '1001', 'Pages close with 1000'],
      ['close-reason', 'é'.repeat(62), '123 bytes'],
    ])('marks a wrong %s at its field', async (id, value, sentence) => {
      const console = await openPage(setting, '/index2')
      await console.connect()
      await console.fill(id, value)
      await console.press('close_websocket')
      const { text, invalid } = await console.error(id)
      expect(text).toContain(sentence)
      expect(invalid).toBe('true')
      expect(await console.get('state-title').textContent()).toBe('Open')
    })
  })
}
