// The way of somebody who is here for the first time, and the transports, in a real Firefox. It is
// skipped where none is installed.

import { serveStatic } from '@hono/node-server/serve-static'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type NodeServer, serve } from '../../src/library/runtimes/node/serve.ts'
import { createApp } from '../../src/service/app.ts'
import { describeWhere } from '../support/run-if.ts'
import { Firefox, firefoxPath } from './firefox.ts'

const noFirefox = 'no Firefox is installed; FIREFOX_PATH names one'

describeWhere(firefoxPath !== null, noFirefox)('the pages in Firefox', () => {
  let server: NodeServer
  let firefox: Firefox

  beforeAll(async () => {
    const app = createApp({
      serveStatic: (options) => serveStatic({ root: './public', ...options }),
    })
    server = await serve(app, { port: 0, shutdownSeconds: 0 })
    firefox = await Firefox.launch(firefoxPath ?? '')
  })
  afterAll(async () => {
    await firefox.close()
    await server.close()
  })

  /** Waits until the page says it, and tells what it says then. */
  const until = (selector: string, pattern: string) =>
    firefox.evaluate(`new Promise((resolve) => {
      const look = () => {
        const text = document.querySelector('${selector}')?.textContent ?? ''
        if (${pattern}.test(text)) resolve(text)
        else requestAnimationFrame(look)
      }
      look()
    })`)

  /** As a person does who chooses it. */
  const giveFile = (selector: string, content: string) =>
    firefox.evaluate(`{
      const files = new DataTransfer()
      files.items.add(new File([${JSON.stringify(content)}], 'a.har'))
      const field = document.querySelector('${selector}')
      field.files = files.files
      field.dispatchEvent(new Event('change'))
    }`)

  it('echo a message at the press of a button', async () => {
    await firefox.open(`${server.url}/`)
    await until('#send_message', '/Send/')
    await until('#empty', '/Press Send/')
    await firefox.evaluate(`document.querySelector('#send_message').click()`)
    await until('#state-title', '/The echo came back after/')
    expect(await until('#messagecontainer li.received .content', '/./')).toBe('Hello, World!')
  })

  it('stay connected, and show a message in the inspector', async () => {
    await firefox.open(`${server.url}/index2`)
    await until('#empty', '/Connect/')
    await firefox.evaluate(`document.querySelector('#connect_websocket').click()`)
    await until('#state-title', '/Open/')
    await firefox.evaluate(`document.querySelector('#send_message').click()`)
    await until('#messagecontainer li.received', '/Hello/')
    await firefox.evaluate(`document.querySelector('li.received button').click()`)
    expect(await until('#content', '/./')).toBe('Hello, World!')
  })

  it('do not take the end of the page for one that the server wanted', async () => {
    await firefox.open(`${server.url}/index2`)
    await until('#new-tab', '/./')
    await firefox.evaluate(`document.querySelector('#connect_websocket').click()`)
    await until('#state-title', '/Open/')
    await firefox.evaluate(`location.assign('/index2?again')`)
    const isBack = () =>
      firefox
        .evaluate(`location.search === '?again' && document.querySelector('li.opened') !== null`)
        // Between two pages there is none to ask.
        .catch(() => false)
    await expect.poll(isBack, { timeout: 10_000 }).toBe(true)
    expect(await until('#messagecontainer', '/Opened/')).not.toContain('Closed by the server')
  })

  it('replay a file, and show which message differs', async () => {
    const messages = [
      { type: 'send', time: 1700000000.1, opcode: 1, data: 'hello' },
      { type: 'receive', time: 1700000000.2, opcode: 1, data: 'goodbye' },
    ]
    const entry = { request: { url: 'wss://example.com/' }, _webSocketMessages: messages }
    await firefox.open(`${server.url}/index2`)
    await until('[data-pane=replay]', '/Replay/')
    await firefox.evaluate(`document.querySelector('[data-pane=replay]').click()`)
    await until('#replay-pane', '/From a file/')
    await giveFile('#recording-file', JSON.stringify({ log: { entries: [entry] } }))
    await until('#recording', '/example.com/')
    await firefox.evaluate(`document.querySelector('#replay').click()`)
    await until('#replay-difference', '/Message 2 of the recording differs/')
    expect(await until('#replay-content', '/./')).toBe('goodbyehello')
  })

  it('run a scenario in a second connection, beside the first', async () => {
    await firefox.open(`${server.url}/index2`)
    await until('#new-tab', '/./')
    await firefox.evaluate(`document.querySelector('#new-tab').click()`)
    await until('#tabs', '/2: /')
    await firefox.evaluate(`document.querySelector('[data-pane=scenario]').click()`)
    await until('#scenario-pane', '/Step 1/')
    await firefox.evaluate(`document.querySelector('#scenario-run').click()`)
    await until('#scenario-summary', '/All expectations were met: 1/')
    await firefox.evaluate(`document.querySelector('#side-by-side').click()`)
    expect(await until('#beside-title', '/./')).toMatch(/^1: /)
  })

  it('get the same ticks over all four transports', async () => {
    await firefox.open(`${server.url}/transports#still`)
    await until('#run', '/Start/')
    await firefox.evaluate(`{
      for (const [id, value] of [['interval', '100'], ['seconds', '2']]) {
        const field = document.querySelector('#' + id)
        field.value = value
        field.dispatchEvent(new Event('input'))
      }
      document.querySelector('#run').click()
    }`)
    await until('#status', '/Done: 20 ticks/')
    const cells = await firefox.evaluate(
      `[...document.querySelectorAll('#rows tr')].map((row) => row.cells[1].textContent + '+' + row.cells[2].textContent).join(' ')`,
    )
    expect(cells).toMatch(/^\d+\+\d+ 20\+0 20\+0 20\+0$/)
    // Polling sees most of them: one that waits behind the open stream sees one.
    expect(Number.parseInt(String(cells), 10)).toBeGreaterThan(10)
  })
})
