// A conversation that failed for one person is a file, which another one plays against another server.

import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { violations } from './access.ts'
import { startServer } from './other-server.ts'
import { type Console, openPage, type Setting } from './setting.ts'

export function describeReplay(setting: Setting): void {
  describe('a replay', () => {
    it.each([
      ['HAR', 'export-har', /\.har$/],
      ['JSON Lines', 'export', /\.jsonl$/],
    ])(
      'of what another browser has saved as %s shows which message differs',
      async (_, button, name) => {
        const { path, fileName } = await record(setting, button)
        expect(fileName).toMatch(name)
        const other = await startServer((socket) => {
          socket.on('message', (data, isBinary) => {
            socket.send(String(data).replace('second', '2nd'), { binary: isBinary })
          })
        })
        const console = await openPage(setting, '/index2')
        await chooseFile(console, path)
        expect(await console.get('recording').textContent()).toContain('3 sent, 3 received')
        await console.fill('address', other)
        await console.page.locator('#pace').selectOption('answers')
        await console.press('replay')
        await console.waitFor('replay-difference', 'Message 4 of the recording differs')
        expect(await console.get('replay-counts').textContent()).toBe(
          '2 alike, 1 changed, 0 missing, 0 too many.',
        )
        expect(await console.page.locator('#replay-content del').textContent()).toBe('second')
        expect(await violations(console)).toEqual([])
        await console.press('show-in-log')
        await console.waitFor('detail', 'Number5')
      },
    )

    it('against the same server finds nothing that differs', async () => {
      const { path } = await record(setting, 'export-har')
      const console = await openPage(setting, '/index2', { locale: 'zh-CN' })
      await chooseFile(console, path)
      await console.press('replay')
      await console.waitFor('replay-alike', '应答均与录制时相同，结束方式也相同。应答：3 条。')
    })

    it('sends one message at a press when it is played step by step', async () => {
      const { path } = await record(setting, 'export-har')
      const console = await openPage(setting, '/index2')
      await chooseFile(console, path)
      await console.page.locator('#pace').selectOption('steps')
      await console.press('replay')
      for (const [at, text] of ['the first', 'the second', 'the third'].entries()) {
        await console
          .get('replay-next')
          .filter({ hasText: `Send message ${at + 1}` })
          .click()
        await console.received(text).waitFor()
      }
      await console.waitFor(
        'replay-alike',
        /Every answer is as it was recorded, and so is the end\. Answers: 3\./,
      )
    })

    it('of a file that is none says which field is wrong', async () => {
      const console = await openPage(setting, '/index2')
      const har = { log: { entries: [{ request: {}, _webSocketMessages: [] }] } }
      await chooseFile(console, {
        name: 'wrong.har',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(har)),
      })
      await console.waitFor('recording-error', 'log.entries[0].request.url is missing')
    })
  })
}

/** Three messages to the page's own server, saved as a file. */
async function record(setting: Setting, button: string) {
  const console = await openPage(setting, '/index2')
  await console.connect()
  for (const message of ['the first', 'the second', 'the third']) await console.exchange(message)
  await console.reveal(button)
  const [download] = await Promise.all([
    console.page.waitForEvent('download'),
    console.press(button),
  ])
  const path = await download.path()
  expect(await readFile(path, 'utf8')).toContain('the second')
  return { path, fileName: download.suggestedFilename() }
}

type File = Parameters<ReturnType<Console['get']>['setInputFiles']>[0]

async function chooseFile(console: Console, file: File) {
  await console.page.locator('[data-pane=replay]').click()
  await console.get('recording-file').setInputFiles(file)
}
