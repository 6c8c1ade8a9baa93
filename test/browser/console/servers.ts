// This page's server beside another one: what differs.

import { describe, expect, it, onTestFinished } from 'vitest'
import { serve } from '../../../src/library/runtimes/node/serve.ts'
import { createApp } from '../../../src/service/app.ts'
import { serveFiles } from '../../../src/service/static-files/files.ts'
import { violations } from './access.ts'
import { startServer } from './other-server.ts'
import { openPage, type Setting } from './setting.ts'

export function describeServers(setting: Setting): void {
  describe('a second server', () => {
    const compareWith = async (address: string) => {
      const console = await openPage(setting, '/index2')
      await console.fill('address', address)
      await console.page.locator('[data-pane=handshake]').click()
      await console.press('open-servers')
      await console.press('servers-compare')
      return console
    }

    it('of the same kind differs in what it was set to', async () => {
      const limits = { maxMessageBytes: 2048 }
      const app = createApp({ serveStatic: serveFiles('./public'), webSockets: { limits } })
      const other = await serve(app, { port: 0, shutdownSeconds: 0 })
      onTestFinished(() => other.close())
      const console = await compareWith(other.url.replace('http', 'ws').concat('/echo'))
      await console.waitFor('servers-summary', 'What differs: 1.')
      const differing = console.page.locator('#servers-table .differs td')
      expect(await differing.allTextContents()).toEqual(['1 MiB', '2 KiB'])
      expect(await violations(console)).toEqual([])
    })

    it('of another kind is none', async () => {
      const console = await compareWith(await startServer((socket) => socket.send('welcome')))
      const row = console.page.locator('#servers-table tr', { hasText: 'An edge-echo' })
      await row.waitFor()
      expect(await row.locator('td').allTextContents()).toEqual(['yes', 'no'])
    })

    it('that is out of reach is told', async () => {
      const console = await compareWith('ws://127.0.0.1:9/')
      await console.page
        .locator('#servers-pane .error', { hasText: 'does not open a WebSocket there' })
        .waitFor()
    })
  })
}
