// Each block of TypeScript or JavaScript in any page, compiled as a module from its own text, imports
// included. Where it declares a type that the library exports, it has to be that type.

import { execFile } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { allSnippets, type Snippet } from './snippets.ts'

/** What is not compiled, by the first line of its code, and why. */
const exceptions: Record<string, string> = {
  '// watch.js':
    'Node types what a channel tells as unknown; the program runs in test/package/programs.test.ts',
}

/** Of the proxies, which `npm run proxies` starts with these very files. */
const configurations = ['nginx', 'haproxy', 'apache', 'caddyfile', 'vcl', 'lighttpd', 'yaml', 'ini']

/** What is no module of its own, by its fence. */
const otherLanguages = new Set(['', 'sh', 'json', ...configurations])

const folder = 'test/readme/generated/snippets'

const snippets = await allSnippets()
const compiled = snippets.filter(
  ({ language, code }) => /^[jt]s$/.test(language) && !(firstLine(code) in exceptions),
)

function firstLine(code: string): string {
  return code.slice(0, code.indexOf('\n'))
}

/** Programs of a page import one another, so each page has a folder. */
function fileOf({ page, line, language, file }: Snippet): string {
  return join(folder, page.replaceAll(/\W+/g, '-'), file ?? `line-${line}.${language}`)
}

const sameTypes = (names: string[]) => `
import type * as library from '@edge-echo/websocket'
type Same<A, B> = [A, B, keyof A, keyof B] extends [B, A, keyof B, keyof A] ? true : never
export const same: [${names.map((name) => `Same<${name}, library.${name}>`).join(', ')}] =
  [${names.map(() => 'true').join(', ')}]
`

const exported = new Set([
  'Message',
  'WebSocketHandler',
  'WebSocketOptions',
  'WebSocketsOptions',
  'WebSocketSession',
])

/** The text of the block, and behind it what makes it a module and compares its types. */
function moduleOf({ language, code }: Snippet): string {
  if (language !== 'ts') return `${code}\nexport {}\n`
  const names = [...code.matchAll(/^(?:interface|type) (\w+)/gm)]
    .map(([, name = '']) => name)
    .filter((name) => exported.has(name))
  return `${code}\nexport {}\n${names.length > 0 ? sameTypes(names) : ''}`
}

const config = {
  extends: '../../../../tsconfig.json',
  compilerOptions: { noEmit: true },
  include: ['.'],
  exclude: [],
}

describe('the code of the pages', () => {
  let output = ''
  beforeAll(async () => {
    await rm(folder, { recursive: true, force: true })
    for (const snippet of compiled) {
      const file = fileOf(snippet)
      await mkdir(join(file, '..'), { recursive: true })
      await writeFile(file, moduleOf(snippet))
    }
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config))
    const compiler = ['node_modules/typescript/bin/tsc', '--project', folder]
    output = await promisify(execFile)(process.execPath, compiler).then(
      () => '',
      ({ stdout }: { stdout: string }) => stdout,
    )
  })

  it.each(compiled.map((snippet) => [snippet.page, snippet.line, snippet] as const))(
    '%s, line %i compiles',
    (_page, _line, snippet) => {
      expect(output.split('\n').filter((line) => line.startsWith(`${fileOf(snippet)}(`))).toEqual(
        [],
      )
    },
  )

  it('compiles as a whole', () => {
    expect(output).toBe('')
  })

  it('is in a language that is tested, or is said not to be', () => {
    const unknown = snippets.filter(
      ({ language }) => !/^[jt]s$/.test(language) && !otherLanguages.has(language),
    )
    expect(unknown).toEqual([])
  })

  it.each(Object.keys(exceptions))('has the exception "%s"', (line) => {
    expect(snippets.map(({ code }) => firstLine(code))).toContain(line)
  })
})
