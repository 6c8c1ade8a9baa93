// The code of the recipes, run as it is written there: each block under a comment `runs as a test: name`
// becomes a module that exports its app.

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import type { Hono } from 'hono'

const folder = new URL('./generated/', import.meta.url)

const imports = `import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { connect } from '../../../src/library/runtimes/memory/index.ts'
import { acceptWebSocket, requireWebSocket } from '../../../src/library/websocket/index.ts'
export { app }
`

export async function readRecipe(name: string): Promise<Hono> {
  const page = await readFile('docs/recipes.md', 'utf8')
  const [, code] = page.split(`<!-- runs as a test: ${name} -->\n\`\`\`ts\n`)
  if (code === undefined) throw new Error(`There is no recipe "${name}"`)
  await mkdir(folder, { recursive: true })
  const file = new URL(`${name.replace(' ', '-')}.ts`, folder)
  await writeFile(file, `${imports}${code.slice(0, code.indexOf('```'))}`)
  const recipe: { app: Hono } = await import(pathToFileURL(file.pathname).href)
  return recipe.app
}
