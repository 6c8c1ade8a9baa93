// The code of the recipes, run as it is written there: each block under a comment `runs as a test: name`
// becomes a module that exports its app.

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import type { Hono } from 'hono'

const folder = new URL('./generated/', import.meta.url)

const imports = `import { Hono } from 'hono'
import { expect, it, vi } from 'vitest'
import { acceptWebSocket, requireWebSocket } from '../../../src/library/websocket/index.ts'
export { app }
`

const connectInMemory = `import { connect } from '../../../src/library/runtimes/memory/index.ts'
`

/** @param before code that gives the recipe what it leaves open */
export async function readRecipe(name: string, before = ''): Promise<Hono> {
  const page = await readFile('docs/recipes.md', 'utf8')
  const [, code] = page.split(`<!-- runs as a test: ${name} -->\n\`\`\`ts\n`)
  if (code === undefined) throw new Error(`There is no recipe "${name}"`)
  await mkdir(folder, { recursive: true })
  const file = new URL(`${name.replace(' ', '-')}.ts`, folder)
  const recipe = code
    .slice(0, code.indexOf('```'))
    .replace('@edge-echo/websocket/client', '../../../src/library/client/node/index.ts')
  const connect = recipe.includes('import { connect }') ? '' : connectInMemory
  await writeFile(file, `${imports}${connect}${before}${recipe}`)
  const module: { app: Hono } = await import(pathToFileURL(file.pathname).href)
  return module.app
}
