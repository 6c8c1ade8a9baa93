// The faults that the page offers: what its fields ask for, and that it then happens.

import { describe, expect, it, onTestFinished } from 'vitest'
import { tap } from '../../support/tap.ts'
import { type Capabilities, type Console, openPage, type Setting } from './setting.ts'

export function describeFaults(setting: Setting, { fragmenting }: Capabilities): void {
  const open = () => openPage(setting, '/index2')

  describe('faults', () => {
    it.each([
      ['delay', '500'],
      ['drop', '3'],
      ['close', '1013'],
      ['after', '2'],
      ['chunk', '8'],
    ])('has a field for %s, which writes the address', async (name, value) => {
      const console = await open()
      const own = await console.get('address').inputValue()
      await console.fill(name, value)
      expect(await console.get('address').inputValue()).toBe(`${own}?${name}=${value}`)
    })

    it('leaves the rest of the address alone', async () => {
      const console = await open()
      await console.fill('address', 'wss://example.test/chat?token=a')
      await console.fill('drop', '3')
      await console.fill('delay', '20')
      await console.fill('drop', '')
      const address = await console.get('address').inputValue()
      expect(address).toBe('wss://example.test/chat?token=a&delay=20')
    })

    it('takes the question mark along with the last fault', async () => {
      const console = await open()
      const own = await console.get('address').inputValue()
      await console.fill('delay', '20')
      await console.fill('delay', '')
      expect(await console.get('address').inputValue()).toBe(own)
    })

    it('shows in its fields what the address asks for', async () => {
      const console = await open()
      await console.fill('address', 'wss://example.test/?close=4000&after=3')
      expect(await console.get('close').inputValue()).toBe('4000')
      expect(await console.get('after').inputValue()).toBe('3')
      expect(await console.get('delay').inputValue()).toBe('')
    })

    it('shows them after a reload', async () => {
      const console = await open()
      await console.fill('delay', '20')
      await console.page.reload()
      expect(await console.get('delay').inputValue()).toBe('20')
      expect(await console.get('address').inputValue()).toMatch(/\/echo\?delay=20$/)
    })

    it('is worked with the keyboard', async () => {
      const console = await open()
      await console.page.locator('#faults summary').focus()
      await console.page.keyboard.press('Enter')
      await console.get('delay').focus()
      await console.page.keyboard.type('250')
      expect(await console.get('address').inputValue()).toMatch(/\?delay=250$/)
    })

    it('is not offered where each message has its own connection', async () => {
      const console = await openPage(setting, '/')
      expect(await console.get('faults').count()).toBe(0)
    })

    it('delays each echo', async () => {
      const console = await open()
      await console.fill('delay', '300')
      await console.connect()
      await console.exchange('late')
      const trip = await console.received('late').locator('.trip').textContent()
      expect(Number.parseFloat(`${trip}`)).toBeGreaterThanOrEqual(299)
    })

    it('closes at once with the code', async () => {
      const console = await open()
      await console.fill('close', '1012')
      await console.press('connect_websocket')
      await console.events('1012 Service Restart').first().waitFor()
    })

    it('closes with the code behind the nth echo', async () => {
      const console = await open()
      await console.fill('close', '1013')
      await console.fill('after', '2')
      await console.connect()
      await console.exchange('one')
      await console.exchange('two')
      await console.events('1013 Try Again Later').first().waitFor()
    })

    it('misbehaves again after it has come back by itself', async () => {
      const console = await open()
      await console.fill('close', '1013')
      await console.fill('after', '1')
      await console.connect()
      await console.exchange('one')
      await console.waitFor('state-next', 'Reconnecting')
      await console.waitFor('state-title', 'Open')
      await console.exchange('two')
      await console.waitFor('state-next', 'Reconnecting')
    })

    it('leaves out every nth echo, which the round trips count as lost', async () => {
      const console = await open()
      await console.fill('drop', '2')
      await console.connect()
      await console.exchange('one')
      await console.send('two')
      await console.exchange('three')
      expect(await console.contents()).toEqual(['one', 'one', 'two', 'three', 'three'])
      await console.page.locator('[data-pane=figures]').click()
      await console.waitFor('figures', 'lost: 1')
    })

    if (fragmenting) {
      it('sends echoes in frames of so many bytes', async () => {
        const console = await open()
        const wire = await tap(setting().server.url)
        onTestFinished(() => wire.close())
        await console.fill('address', `ws://127.0.0.1:${wire.port}/echo`)
        await console.fill('chunk', '2')
        await console.connect()
        await console.exchange('hello')
        expect(wire.sent().toString('hex')).toMatch(/0102686500026c6c80016f$/)
      })
    } else {
      it('is refused frames of so many bytes', async () => {
        const console = await open()
        await console.fill('chunk', '2')
        await console.press('connect_websocket')
        await console.waitFor('state-title', 'Could not connect')
      })
    }

    it.each([
      ['delay', '60001', 'A whole number from 0 to 60000.'],
      ['drop', '0', 'A whole number from 1 to 1000000.'],
      ['chunk', '1.5', 'A whole number from 1 to 1000000.'],
      ['close', '1005', '1000–1003, 1006–1014 or 3000–4999.'],
    ])('marks a wrong %s at its field, and the server refuses it', async (id, value, sentence) => {
      const console = await open()
      await console.fill(id, value)
      expect(await console.error(id)).toEqual({ text: sentence, invalid: 'true' })
      await console.press('connect_websocket')
      await console.waitFor('state-title', 'Could not connect')
      await console.fill(id, '')
      expect(await console.error(id)).toEqual({ text: '', invalid: 'false' })
    })

    it('asks for a code to close with when there is only an after', async () => {
      const console = await open()
      await console.fill('after', '3')
      expect((await console.error('close')).invalid).toBe('true')
      await console.fill('close', '1013')
      expect((await console.error('close')).invalid).toBe('false')
    })

    it('of a preset replace the others, and are applied by reconnecting', async () => {
      const console = await open()
      await console.connect()
      await console.reveal('delay')
      await console.page.getByRole('button', { name: 'Drops every third' }).click()
      expect(await console.get('address').inputValue()).toMatch(/\?drop=3$/)
      await console.waitFor('faults', 'The open connection does not have them yet')
      await console.press('apply')
      await console.waitFor('state', 'faults: 1')
      await console.waitFor('faults', 'The open connection has them')
    })

    it('says what is wrong without taking anybody from the address', async () => {
      const console = await open()
      await console.get('address').press('End')
      await console.get('address').pressSequentially('?delay=70000')
      await console.waitFor('delay-error', 'from 0 to 60000')
      expect(await console.page.locator(':focus').getAttribute('id')).toBe('address')
    })
  })

  describe('faults over HTTP', () => {
    it('delay the answer', async () => {
      const console = await open()
      await console.fill('http-delay', '300')
      await console.press('http-get')
      await console.waitFor('http-answer', /Status 200 after ([3-9]\d\d|\d{4}) ms/)
    })

    it('choose the status of the answer', async () => {
      const console = await open()
      await console.fill('http-status', '503')
      await console.press('http-get')
      await console.waitFor('http-answer', 'Status 503')
      await expectResult(console, /\n\nHello, World!$/)
    })

    it.each([
      ['delay', '60001', 'delay is a whole number of milliseconds from 0 to 60000'],
      ['status', '42', 'status is a whole number from 200 to 599'],
    ])('show what the server says to a wrong %s', async (name, value, sentence) => {
      const console = await open()
      await console.fill(`http-${name}`, value)
      await console.press('http-get')
      await console.waitFor('http-answer', 'Status 400')
      await expectResult(console, new RegExp(`\n\n${sentence}\n$`))
    })

    it('give way to the next request', async () => {
      const console = await open()
      await console.fill('http-delay', '60000')
      await console.press('http-get')
      await console.fill('http-delay', '')
      await Promise.all([
        console.page.waitForEvent('requestfailed', (request) => request.url().includes('delay')),
        console.press('http-get'),
      ])
      await console.waitFor('http-answer', 'Status 200')
    })
  })
}

async function expectResult(console: Console, text: RegExp) {
  expect(await console.get('http-result').textContent()).toMatch(text)
}
