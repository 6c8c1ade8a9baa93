// Each block of TypeScript or JavaScript in any page runs, here or in another test, or says why not.

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import type { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { connect } from '../../src/library/runtimes/memory/index.ts'
import { allSnippets, type Snippet } from './snippets.ts'

const snippets = (await allSnippets()).filter(({ language }) => /^[jt]s$/.test(language))

/** Apps that run below, by what tells them from others. */
const apps = ["app.get('/shout'", "app.get('/lobby'"]

/** What only compiles, by a part of its text, and why. */
const notRun: Record<string, string> = {
  'interface WebSocketSession': 'declares types, and is held against those of the library',
  'createServer: createSecureServer': 'listens at fixed addresses; test/node/hosts has its servers',
  'relay: {': 'needs a Redis at its default address; test/readme/redis.test.ts has one',
}

/** Where it runs, or why not; null where nobody has thought of it. */
function fate({ page, file, code }: Snippet): string | null {
  if (page === 'docs/recipes.md')
    return 'test/readme/recipes.test.ts and test/node/reverse-proxy.test.ts'
  if (page === 'src/library/README.md' && file !== null)
    return 'test/package, test/programs.runtime.ts'
  if (page === 'README.md' && code.includes('serve(app')) return 'test/package/programs.test.ts'
  if (apps.some((part) => code.includes(part))) return 'below'
  return Object.entries(notRun).find(([part]) => code.includes(part))?.[1] ?? null
}

const folder = new URL('./generated/apps/', import.meta.url)

async function appOf(part: string): Promise<Hono> {
  const code = snippets.find((snippet) => snippet.code.includes(part))?.code ?? ''
  await mkdir(folder, { recursive: true })
  const file = new URL(`${part.replaceAll(/\W+/g, '-')}.js`, folder)
  await writeFile(file, code)
  const module: { app: Hono } = await import(pathToFileURL(file.pathname).href)
  return module.app
}

it.each(snippets.map((snippet) => [snippet.page, snippet.line, snippet] as const))(
  '%s, line %i runs, or says why not',
  (_page, _line, snippet) => {
    expect(fate(snippet)).not.toBe(null)
  },
)

it('each recipe has the name that a test asks for it by', async () => {
  const page = 'docs/recipes.md'
  const names = (await readFile(page, 'utf8')).match(/<!-- runs as a test: .+ -->\n```ts/g)
  expect(names).toHaveLength(snippets.filter((snippet) => snippet.page === page).length)
})

describe("the library's README", () => {
  it('has an app that shouts', async () => {
    const socket = await connect(await appOf("app.get('/shout'"), '/shout')
    await socket.send('{"text":"hello"}')
    expect(await socket.wait()).toBe('{"text":"HELLO"}')
  })

  it('has an app with a room', async () => {
    const app = await appOf("app.get('/lobby'")
    const [one, two] = [await connect(app, '/lobby'), await connect(app, '/lobby')]
    await one.send('hello')
    expect(await two.wait()).toBe('hello')
  })
})
