// A scenario is written in a form, run, saved by its name, exported, and run by somebody else.

import { describe, expect, it } from 'vitest'
import { readScenario } from '../../../public/scenario/format.js'
import { violations } from './access.ts'
import { type Console, openPage, type Setting } from './setting.ts'

export function describeScenarios(setting: Setting): void {
  describe('a scenario', () => {
    it('has a result for each step, and goes to another browser as a file', async () => {
      const console = await open(setting)
      await console.fill('scenario-name', 'Greeting')
      await console.get('step-0-as').selectOption('text')
      await console.fill('step-0-send', 'on connect')
      await console.press('add-step')
      await console.fill('step-2-send', '{"user": {"id": 7}}')
      await console.get('step-2-expects').selectOption('equals')
      await console.fill('step-2-path', 'user.id')
      await console.fill('step-2-expected', '8')
      await console.get('step-2-next').check()
      await console.press('scenario-run')
      await console.waitFor('scenario-summary', 'Expectations that were not met: 1 of 2.')
      const results = console.get('scenario-results').locator('li')
      expect(await results.allTextContents()).toEqual([
        'sent On connect: 1 × sent',
        expect.stringMatching(/^ok Step 1: 1 × as expected, at most .* ms$/),
        'failed Step 2: time 1: the next message was {"user": {"id": 7}}',
      ])
      expect(await violations(console)).toEqual([])

      const file = await exportFile(console)
      const other = await open(setting)
      await other.get('scenario-file').setInputFiles(file)
      await other.get('step-2-expected').fill('7')
      await other.press('scenario-run')
      await other.waitFor('scenario-summary', 'All expectations were met: 2.')
    })

    it('is saved by its name, over a reload', async () => {
      const console = await open(setting)
      await console.fill('scenario-name', 'Greeting')
      await console.press('scenario-save')
      await console.page.reload()
      await console.page.locator('[data-pane=scenario]').click()
      await console.page
        .locator('#scenarios')
        .getByRole('button', { name: /^Greeting/ })
        .click()
      expect(await console.get('scenario-name').inputValue()).toBe('Greeting')
    })

    it('that is wrong is told by the name of its field', async () => {
      const console = await open(setting)
      await console.get('scenario-file').setInputFiles({
        name: 'wrong.json',
        mimeType: 'application/json',
        buffer: Buffer.from('{"name": "a", "steps": [{"sned": "a"}]}'),
      })
      await console.waitFor('scenario-file-error', 'steps[0].sned is no field')
      await console.fill('step-1-times', '0')
      await console.press('scenario-run')
      await console.waitFor('scenario-error', 'steps[0].times is no number from 1 to 10,000')
    })
  })
}

async function open(setting: Setting): Promise<Console> {
  const console = await openPage(setting, '/index2')
  await console.page.locator('[data-pane=scenario]').click()
  await console.get('scenario-pane').waitFor()
  return console
}

async function exportFile(console: Console): Promise<string> {
  const [download] = await Promise.all([
    console.page.waitForEvent('download'),
    console.press('scenario-export'),
  ])
  expect(download.suggestedFilename()).toBe('Greeting.scenario.json')
  const path = await download.path()
  const { readFile } = await import('node:fs/promises')
  expect(readScenario(await readFile(path, 'utf8'))).toMatchObject({ name: 'Greeting' })
  return path
}
