import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { prefersChinese } from '../../public/console/language.js'
import { strings } from '../../public/console/strings.js'
import { parseFaults } from '../../src/service/faults/parse.ts'

const root = new URL('../../public/', import.meta.url).pathname

const markup = await readFile(join(root, 'index.html'), 'utf8')
/** A label is one with its field, which gives it its key. */
const elements = [...markup.matchAll(/<label[^>]*>[^<]*<input[^>]*>|<[a-z]\w*[^>]*>/g)].map(
  ([tag]) => tag,
)

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const nested = entries.map((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesOf(path) : [path]
  })
  return (await Promise.all(nested)).flat()
}

function attributeOf(id: string, name: string): string {
  const tag = new RegExp(`<input id="${id}"[^>]*>`).exec(markup)?.[0] ?? ''
  return new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
}

/** Whether the server takes the query of a WebSocket. */
function isFault(query: Record<string, string>): boolean {
  try {
    return parseFaults(query) !== null
  } catch {
    return false
  }
}

const table = (column: 0 | 1) =>
  new Map(Object.entries(strings).map(([key, row]) => [key, row[column]]))
const placesIn = (text = '') => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort()

describe('the strings', () => {
  const [english, chinese] = [table(0), table(1)]

  it('have the same keys in both languages', () => {
    const said = (texts: Map<string, string>) =>
      [...texts].filter(([, text]) => text.trim()).map(([key]) => key)
    expect(said(chinese)).toEqual(said(english))
    expect(said(english)).toHaveLength(english.size)
  })

  it('have the same values in both languages', () => {
    for (const [key, text] of english)
      expect(placesIn(chinese.get(key)), key).toEqual(placesIn(text))
  })

  it('cover all that the markup asks for', () => {
    for (const tag of elements) {
      const id = /\bid="([^"]+)"/.exec(tag)?.[1]
      for (const [, key] of tag.matchAll(/\bdata-(?:t|label)(?:="([^"]*)")?(?=[\s>])/g)) {
        expect(english.has(key || `${id}`), tag).toBe(true)
      }
    }
  })

  it('are what the markup says before the script has run', () => {
    const words = [
      ...markup.matchAll(
        /<\w+(?: id="([^"]+)")?[^>]*? data-t(?:="([^"]+)")?[^>]*>([^<]+)<(?:input id="([^"]+)")?/g,
      ),
    ]
    expect(words.length).toBeGreaterThan(10)
    for (const [, id, key, text, field] of words)
      expect(text).toBe(english.get(key ?? id ?? `${field}`))
  })
})

describe('the language', () => {
  it.each([
    [['zh-CN', 'en'], true],
    [['fr', 'zh-TW'], true],
    [['en-GB', 'zh'], false],
    [['fr'], false],
    [[], false],
  ])('for %j: Chinese is %s', (preferred, chinese) => {
    expect(prefersChinese(preferred)).toBe(chinese)
  })
})

describe('a fault', () => {
  it.each(['delay', 'drop', 'after', 'chunk'])('%s has the bounds of the server', (name) => {
    const [min, max] = ['min', 'max'].map((bound) => Number(attributeOf(name, bound)))
    const isTaken = (value = 0) => isFault({ close: '1000', [name]: `${value}` })
    expect([min, max].map(isTaken)).toEqual([true, true])
    expect([Number(min) - 1, Number(max) + 1].map(isTaken)).toEqual([false, false])
  })

  it('close has the codes of the server', () => {
    const pattern = new RegExp(`^(?:${attributeOf('close', 'pattern')})$`, 'v')
    for (let code = 0; code < 6000; code += 1)
      expect(pattern.test(`${code}`), `${code}`).toBe(isFault({ close: `${code}` }))
  })
})

describe('a close code', () => {
  const pattern = new RegExp(`^(?:${attributeOf('close-code', 'pattern')})$`, 'v')

  it.each(['1000', '3000', '4999'])('is %j', (text) => {
    expect(text).toMatch(pattern)
  })

  it.each(['999', '1001', '1006', '2999', '5000', '1e3', '4000.5', 'bye'])('is not %j', (text) => {
    expect(text).not.toMatch(pattern)
  })
})

describe('the markup', () => {
  it.each(['message', 'send_message', 'connect_websocket', 'close_websocket', 'messagecontainer'])(
    'has one #%s',
    (id) => {
      expect(elements.filter((tag) => tag.includes(`id="${id}"`))).toHaveLength(1)
    },
  )

  it('has nothing inline, and nothing from elsewhere', () => {
    expect(markup).not.toMatch(/\bstyle=|<style|\son\w+=|https?:/)
    expect(markup).not.toMatch(/<script(?![^>]* src=)/)
  })
})

describe('the files of the page', () => {
  it('have less than 60 KB together', async () => {
    const files = (await filesOf(root)).filter(
      (path) => !path.slice(root.length).startsWith('transports'),
    )
    const sizes = await Promise.all(files.map(async (path) => (await stat(path)).size))
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(60_000)
  })
})
