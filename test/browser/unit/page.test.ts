import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import {
  chooseLanguage,
  loadLanguage,
  loadWords,
  nextLanguage,
  sayIn,
} from '../../../public/shared/language.js'
import { words as englishDoctor } from '../../../public/words/doctor/en.js'
import { words as chineseDoctor } from '../../../public/words/doctor/zh.js'
import { words as english } from '../../../public/words/en.js'
import { words as englishTransports } from '../../../public/words/transports/en.js'
import { words as chineseTransports } from '../../../public/words/transports/zh.js'
import { words as englishWorkbench } from '../../../public/words/workbench/en.js'
import { words as chineseWorkbench } from '../../../public/words/workbench/zh.js'
import { words as chinese } from '../../../public/words/zh.js'

const languages = {
  en: { ...english, ...englishTransports, ...englishWorkbench, ...englishDoctor },
  zh: { ...chinese, ...chineseTransports, ...chineseWorkbench, ...chineseDoctor },
}
const root = new URL('../../../public/', import.meta.url).pathname
const pages = ['index.html', 'transports.html']
const read = (path: string) => readFile(join(root, path), 'utf8')

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true })
  const nested = entries.map((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesOf(path) : [path]
  })
  return (await Promise.all(nested)).flat()
}

/** What a browser asks for: what the markup names, and what that imports in turn. */
async function filesOfPage(page: string): Promise<string[]> {
  const found = new Set([page, 'favicon.svg'])
  const visit = async (path: string) => {
    if (found.has(path)) return
    found.add(path)
    // A browser reads no comments, where types are imported.
    const source = (await read(path)).replace(/\/\*\*.*?\*\//gs, '')
    for (const [, from] of source.matchAll(/(?:from|import)\s*["']([^"']+\.js)["']/g)) {
      await visit(join(dirname(path), `${from}`))
    }
    // A page loads one language, and this is the largest.
    if (path === 'words/index.js') await visit('words/zh.js')
    if (path === 'transports/main.js') await visit('words/transports/zh.js')
    for (const [, worker] of source.matchAll(/new Worker\('\/([^']+)'/g)) await visit(`${worker}`)
  }
  const markup = await read(page)
  for (const [, path] of markup.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)) {
    await visit(`${path}`)
  }
  return [...found]
}

const placesIn = (text = '') => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort()

it('no two files of the words say the same key', () => {
  const files = [english, englishTransports, englishWorkbench, englishDoctor]
  const keys = files.flatMap((words) => Object.keys(words))
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
})

describe.each(Object.entries(languages))('the words in %s', (_, words) => {
  it('say everything that English says, with the same values', () => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(languages.en).sort())
    for (const [key, text] of Object.entries(languages.en)) {
      const said = words[key as keyof typeof languages.en]
      expect(said.trim(), key).not.toBe('')
      expect(placesIn(said), key).toEqual(placesIn(text))
    }
  })

  it('are all used', async () => {
    const paths = (await filesOf('.')).filter(
      (path) => /\.(?:js|html)$/.test(path) && !/^(?:words|vendor)\//.test(path),
    )
    const source = (await Promise.all(paths.map(read))).join('\n')
    // Some are put together from the name of what they are about.
    const isNamed = (key: string) =>
      /^(?:theme|fault|way|time|pane|pace|reading|row|kind|as|expects|outcome|asks|verdict|group)-|What$/.test(
        key,
      )
    const unused = Object.keys(words).filter(
      (key) => !isNamed(key) && !new RegExp(`['"\`]${key}['"\`]`).test(source),
    )
    expect(unused).toEqual([])
  })
})

describe('the language', () => {
  it.each([
    [['zh-CN', 'en'], 'zh'],
    [['fr', 'zh-TW'], 'zh'],
    [['en-GB', 'zh'], 'en'],
    [['fr'], 'en'],
    [[], 'en'],
  ])('for %j is %s', (preferred, language) => {
    expect(chooseLanguage(preferred)).toBe(language)
  })

  it('goes round', () => {
    expect([nextLanguage('en'), nextLanguage('zh')]).toEqual(['zh', 'en'])
  })

  it('has all the words of loads that were under way together', async () => {
    await Promise.all([loadWords('workbench', 'zh'), loadWords('doctor', 'zh')])
    expect([sayIn('zh')('yes'), sayIn('zh')('toChange'), sayIn('zh')('noAnswer')]).toEqual([
      '是',
      '改动：',
      '没有应答',
    ])
  })

  it('puts values into their places', async () => {
    await loadLanguage('en')
    expect(sayIn('en')('countShown', { shown: 2, kept: 1000 })).toBe('2 of 1,000 shown')
  })
})

describe.each(pages)('the markup of %s', (page) => {
  it('says before the script has run what the words say', async () => {
    const markup = await read(page)
    const said = [...markup.matchAll(/ data-t="(\w+)"[^>]*>([^<]*)</g)]
    expect(said.length).toBeGreaterThan(4)
    for (const [, key, text] of said) expect(text).toBe(languages.en[key as 'idle'])
  })

  it('has nothing inline, and nothing from elsewhere', async () => {
    const markup = await read(page)
    expect(markup).not.toMatch(/\bstyle=|<style|\son\w+=|https?:/)
    expect(markup).not.toMatch(/<script(?![^>]* src=)/)
  })

  it('and all that belongs to it have at most 80 KB compressed', async () => {
    const files = await filesOfPage(page)
    expect(files.length).toBeGreaterThan(20)
    const sizes = await Promise.all(
      files.map(async (path) => brotliCompressSync(await readFile(join(root, path))).length),
    )
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(80_000)
  })
})

describe('the markup of the console', () => {
  it.each(['message', 'send_message', 'connect_websocket', 'close_websocket', 'messagecontainer'])(
    'has one #%s',
    async (id) => {
      expect((await read('index.html')).split(`id="${id}"`)).toHaveLength(2)
    },
  )
})

describe('lit-html', () => {
  it('is the one that is installed, without its source maps', async () => {
    const installed = new URL('../../../node_modules/lit-html/node/', import.meta.url).pathname
    const files = (await filesOf('vendor/lit-html')).filter((path) => path.endsWith('.js'))
    expect(files).toHaveLength(5)
    for (const path of files) {
      const source = await readFile(join(installed, path.replace('vendor/lit-html/', '')), 'utf8')
      expect(await read(path), path).toBe(source.replace(/^\/\/# sourceMappingURL=.*\n/m, ''))
    }
    expect(await read('vendor/lit-html/LICENSE')).toBe(
      await readFile(join(installed, '..', 'LICENSE'), 'utf8'),
    )
  })
})
