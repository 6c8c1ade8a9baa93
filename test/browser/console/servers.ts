// This page's server beside another one: what differs.

import { describe, expect, it, onTestFinished } from 'vitest'
import { serve } from '../../../src/library/runtimes/node/serve.ts'
import { type AppOptions, createApp } from '../../../src/service/app.ts'
import { serveFiles } from '../../../src/service/static-files/files.ts'
import { violations } from './access.ts'
import { startServer } from './other-server.ts'
import { type Console, openPage, type Setting } from './setting.ts'

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

    it('of the same kind differs in what it was set to, and is measured by each transport', async () => {
      const limits = { maxMessageBytes: 2048 }
      const console = await compareWith(await startOther({ webSockets: { limits } }))
      await console.waitFor('servers-summary', 'What differs: 1.')
      const differing = console.page.locator('#servers-table .differs td')
      expect(await differing.allTextContents()).toEqual(['1 MiB', '2 KiB'])
      for (const transport of ['WebSocket', 'HTTP', 'Long polling', 'Server-Sent Events']) {
        const took = expect.stringMatching(/^\d+\.\d ms$/)
        expect(await cellsOf(console, transport)).toEqual([took, took])
      }
      expect(await violations(console)).toEqual([])
    })

    it('of another kind is compared in what it does', async () => {
      const address = await startServer((socket) =>
        socket.on('message', (data, binary) => socket.send(data, { binary })),
      )
      const console = await compareWith(address)
      await console.waitFor('servers-summary', 'They do not differ in any of this.')
      await console.page
        .locator('#servers-pane .warning', {
          hasText: 'is no edge-echo, or tells this page nothing',
        })
        .waitFor()
      const compared = console.page.locator('#servers-table th[scope=row]')
      expect(await compared.allTextContents()).toEqual(['Extensions', 'WebSocket'])
    })

    it('that takes no pages of this origin is told to give no answer', async () => {
      const allowedOrigins = ['https://elsewhere.example']
      const console = await compareWith(await startOther({ allowedOrigins }))
      await console.page
        .locator('#servers-pane .error', { hasText: 'gives no answer that this page may read' })
        .waitFor()
    })
  })
}

async function startOther(options: Partial<AppOptions>): Promise<string> {
  const app = createApp({ serveStatic: serveFiles('./public'), ...options })
  const other = await serve(app, { port: 0, shutdownSeconds: 0 })
  onTestFinished(() => other.close())
  return other.url.replace('http', 'ws').concat('/echo')
}

/** What is said of both, by the name of the row. */
function cellsOf(console: Console, name: string): Promise<string[]> {
  const row = console.page.locator('#servers-table tr', {
    has: console.page.getByRole('rowheader', { name: new RegExp(`^${name}( differs)?$`) }),
  })
  return row.locator('td').allTextContents()
}
