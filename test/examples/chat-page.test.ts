// The page, in a browser.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../browser/chromium.ts'
import { type Started, startChat } from './processes.ts'

let chat: Started
let browser: Awaited<ReturnType<typeof launchChromium>>
beforeAll(async () => {
  chat = await startChat()
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await chat?.stop()
})

async function enter(name: string) {
  const page = await browser.newPage()
  await page.goto(chat.url)
  await page.getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Enter' }).click()
  await page.getByRole('status').filter({ hasText: 'Inside' }).waitFor()
  return page
}

test('what one says, both read, and markup stays text', async () => {
  const ann = await enter('Ann')
  const bob = await enter('Bob')
  await ann.getByLabel('Message').fill('<b>hello</b>')
  await ann.getByRole('button', { name: 'Send' }).click()
  for (const page of [ann, bob]) {
    const line = page.getByRole('listitem')
    await line.waitFor()
    expect(await line.textContent()).toBe('Ann: <b>hello</b>')
  }
})

test('it tells when it is outside again', async () => {
  const ann = await enter('Ann')
  await ann.getByLabel('Message').fill('   ')
  await ann.getByRole('button', { name: 'Send' }).click()
  await ann.getByRole('status').filter({ hasText: 'closed with 1007' }).waitFor()
})
