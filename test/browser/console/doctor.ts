// The page examines the way to an address when it is asked to: finding by finding.

import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { serve } from '../../../src/library/runtimes/node/serve.ts'
import { type AppOptions, createApp } from '../../../src/service/app.ts'
import { serveFiles } from '../../../src/service/static-files/files.ts'
import { type MakeFault, startFaultyProxy } from '../../doctor/faulty-proxy.ts'
import { violations } from './access.ts'
import { type Console, openPage, type Setting } from './setting.ts'

export function describeDoctor(setting: Setting): void {
  describe('the doctor', () => {
    it('finds all well at its own server, once it is asked', async () => {
      const console = await open(setting)
      expect(await console.get('doctor-findings').textContent()).toBe('')
      await console.press('doctor-start')
      await console.waitFor('doctor-summary', /^\s*Nothing is broken\. 15 ok, in /)
      expect(await violations(console)).toEqual([])
    })

    it('is started by a double click, and not stopped by it', async () => {
      const console = await open(setting, await startStuckEcho())
      await console.get('doctor-start').dblclick()
      await console.page.locator('.finding', { hasText: 'upgrade' }).waitFor()
      await console.get('doctor-stop').press('Enter')
      await console.waitFor('doctor-summary', 'Stopped')
    })

    it('is stopped by a double click, and not started again by it', async () => {
      const console = await open(setting, await startStuckEcho())
      await console.press('doctor-start')
      await console.page.locator('.finding', { hasText: 'upgrade' }).waitFor()
      await console.get('doctor-stop').dblclick()
      await console.waitFor('doctor-summary', 'Stopped')
      expect(await console.get('doctor-stop').count()).toBe(0)
    })

    it('finds all well at another edge-echo', async () => {
      const console = await open(setting, await startEdgeEcho())
      await console.press('doctor-start')
      await console.waitFor('doctor-summary', /^\s*Nothing is broken\. 15 ok, in /)
    })

    it('says what a proxy does, in both languages, and exports it as the command has it', async () => {
      const console = await open(setting, await startBehind(setting, () => ({ bufferMs: 150 })))
      await console.press('doctor-start')
      await console.waitFor('doctor-summary', 'Broken: 2.')
      expect(await brokenIn(console)).toEqual(['lumps', 'sse'])
      const { results } = await exportFile(console)
      expect(results).toContainEqual(
        expect.objectContaining({
          name: 'lumps',
          group: 'Delay',
          verdict: 'broken',
          meaning: 'Something in between collects messages before it passes them on.',
          figures: expect.objectContaining({ maxDelayMs: expect.any(Number) }),
        }),
      )
      expect(await violations(console)).toEqual([])
      await console.press('language')
      await console.waitFor('doctor-findings', '中间设备先收集消息再转发。')
      expect((await exportFile(console)).results).toEqual(results)
    })

    it('asks over HTTP why no WebSocket opens', async () => {
      const stripsUpgrade = () => ({
        request: (head: string) => head.replace(/^(upgrade|connection):.*\r\n/gim, ''),
      })
      const console = await open(setting, await startBehind(setting, stripsUpgrade))
      await console.press('doctor-start')
      await console.waitFor('doctor-findings', 'a plain request is answered with 200')
      await console.waitFor('doctor-findings', 'a proxy does not pass the Upgrade header on')
      await console.waitFor('doctor-findings', 'Not checked (no WebSocket opens): messages, size')
    })

    it('says that it is not told where a server lets no page of this origin in', async () => {
      const allowedOrigins = ['https://elsewhere.example']
      const console = await open(setting, await startEdgeEcho({ allowedOrigins }))
      await console.press('doctor-start')
      await console.waitFor('doctor-findings', 'A browser does not tell a page why.')
    })

    it('can be stopped, and keeps what it has found', async () => {
      const console = await open(setting, await startStuckEcho())
      await console.press('doctor-start')
      await console.page.locator('.finding', { hasText: 'upgrade' }).waitFor()
      await console.press('doctor-stop')
      await console.waitFor('doctor-summary', 'Stopped')
      expect(await console.page.locator('.finding', { hasText: 'upgrade' }).count()).toBe(1)
    })

    it('names the field that is wrong, and starts nothing', async () => {
      const console = await open(setting)
      await console.fill('doctor-idle', 'long')
      await console.press('doctor-start')
      expect(await console.error('doctor-idle')).toEqual({
        text: 'Silence, s is no number from 0 to 3,600',
        invalid: 'true',
      })
      expect(await console.get('doctor-findings').textContent()).toBe('')
    })
  })
}

async function open(setting: Setting, address?: string): Promise<Console> {
  const console = await openPage(setting, '/index2')
  if (address !== undefined) await console.fill('address', address)
  await console.page.locator('[data-pane=doctor]').click()
  await console.get('doctor-start').waitFor()
  return console
}

async function startEdgeEcho(options: Partial<AppOptions> = {}): Promise<string> {
  const app = createApp({ serveStatic: serveFiles('./public'), ...options })
  const server = await serve(app, { port: 0, shutdownSeconds: 0 })
  onTestFinished(() => server.close())
  return server.url.replace('http', 'ws').concat('/echo')
}

/** @returns the address of a proxy in front of the page's own server */
async function startBehind(setting: Setting, make: MakeFault): Promise<string> {
  const proxy = await startFaultyProxy(Number(new URL(setting().server.url).port), make)
  onTestFinished(() => proxy.close())
  return proxy.url
}

/** Opens WebSockets and says nothing on them. @returns its address */
async function startStuckEcho(): Promise<string> {
  const { WebSocketServer } = await import('ws')
  const http = createServer((_request, response) => response.end())
  const sockets = new WebSocketServer({ server: http })
  await once(http.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    for (const client of sockets.clients) client.terminate()
    http.close()
  })
  return `ws://127.0.0.1:${(http.address() as AddressInfo).port}/`
}

function brokenIn(console: Console): Promise<string[]> {
  return console.page.locator('.verdict-broken .name').allTextContents()
}

async function exportFile(console: Console) {
  const [download] = await Promise.all([
    console.page.waitForEvent('download'),
    console.press('doctor-export'),
  ])
  expect(download.suggestedFilename()).toBe('doctor.json')
  const { readFile } = await import('node:fs/promises')
  return JSON.parse(await readFile(await download.path(), 'utf8'))
}
