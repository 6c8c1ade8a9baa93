// The code of the recipes, run as it is written there: each block under a comment `runs as a test: name`
// becomes a module that exports its app.

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import type { Hono } from 'hono'

const folder = new URL('./generated/', import.meta.url)

/** @param instead what to put in place of an address that the recipe names */
export async function readRecipe(
  name: string,
  instead: Record<string, string> = {},
): Promise<Hono> {
  const page = await readFile('docs/recipes.md', 'utf8')
  const [, code] = page.split(`<!-- runs as a test: ${name} -->\n\`\`\`ts\n`)
  if (code === undefined) throw new Error(`There is no recipe "${name}"`)
  let recipe = code.slice(0, code.indexOf('```'))
  for (const [address, other] of Object.entries(instead)) {
    if (!recipe.includes(address)) throw new Error(`The recipe "${name}" does not name ${address}`)
    recipe = recipe.replace(address, other)
  }
  await mkdir(folder, { recursive: true })
  const file = new URL(`${name.replace(' ', '-')}.ts`, folder)
  await writeFile(file, `${recipe}\nexport { app }\n`)
  const module: { app: Hono } = await import(pathToFileURL(file.pathname).href)
  return module.app
}
