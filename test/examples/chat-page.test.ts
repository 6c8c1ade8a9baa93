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

async function knock(name: string, room = 'lobby', beforeEnter = async () => {}) {
  const page = await browser.newPage()
  await page.goto(chat.url)
  await beforeEnter()
  await page.getByLabel('Room').fill(room)
  await page.getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Enter' }).click()
  return page
}

async function enter(name: string) {
  const page = await knock(name)
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

test('it tells when it is outside again, where nothing can be said', async () => {
  const ann = await enter('Ann')
  await ann.getByLabel('Message').fill('   ')
  await ann.getByRole('button', { name: 'Send' }).click()
  await ann.getByRole('status').filter({ hasText: 'closed with 1007' }).waitFor()
  expect(await ann.getByLabel('Message').isVisible()).toBe(false)
})

test.each([
  ['Room', 'Ann', '.', 'A room cannot be called . or ..'],
  ['Room', 'Ann', '..', 'A room cannot be called . or ..'],
  ['Name', '  ', '...', 'A name has a letter, or another sign that is not blank'],
])('it says what is wrong with the %s of "%s" in "%s"', async (label, name, room, why) => {
  const page = await knock(name, room)
  const wrong = page.locator('input:invalid:not(#text)')
  expect(await wrong.getAttribute('title')).toBe(why)
  expect(await wrong.getAttribute('id')).toBe(label.toLowerCase())
  expect(await page.getByRole('status').textContent()).toBe('Outside')
  expect(await page.getByLabel('Message').isVisible()).toBe(false)
})

test('it says so where no server answers any more', async () => {
  const page = await knock('Ann', 'lobby', () => chat.stop())
  await page.getByRole('status').filter({ hasText: 'the server does not answer' }).waitFor()
  expect(await page.getByLabel('Message').isVisible()).toBe(false)
})
