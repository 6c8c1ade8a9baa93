// Each example in the library's own documentation, compiled from its own text. It is a piece of a program:
// what it leaves open is `app`, `socket` and what is declared here; what it names of the library is imported.

import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const folder = 'test/readme/generated/docstrings'

const left = `import { Hono } from 'hono'
import { z } from 'zod'
import type { WebSocketSession } from '@edge-echo/websocket'
declare const rooms: { find(name: string): Promise<{ welcome(socket: WebSocketSession): Promise<void> } | undefined> }
declare function feed(options: { signal: AbortSignal }): ReadableStream<Uint8Array<ArrayBuffer>>
const app = new Hono()
void [app, z, feed]
export {}
`

const openSocket = 'declare const socket: WebSocketSession\n'

const names = ['acceptWebSocket', 'requireWebSocket', 'shutdownSignal']

/** The examples of a file, each as a module that imports what the file exports. */
async function modulesOf(file: string): Promise<string[]> {
  const source = await readFile(file, 'utf8')
  const declared = source.matchAll(/^export (?:async )?(?:function|const|class) (\w+)/gm)
  // An overloaded function is declared more than once.
  const own = [...new Set([...declared].map(([, name = '']) => name))]
  return [...source.matchAll(/^ +\* ```ts\n(.*?)^ +\* ```$/gms)].map(([, text = '']) => {
    const code = text.replaceAll(/^ +\* ?/gm, '')
    const of = (all: string[], from: string) => {
      const used = all.filter((name) => new RegExp(`\\b${name}\\(`).test(code))
      return used.length > 0 ? `import { ${used.join(', ')} } from '${from}'\n` : ''
    }
    const others = names.filter((name) => !own.includes(name))
    const imports = of(own, join('../../../..', file)) + of(others, '@edge-echo/websocket')
    return `${imports}${left}${code.includes('const socket =') ? '' : openSocket}${code}`
  })
}

const files = (await readdir('src/library', { recursive: true }))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('src/library', name))
const modules = (await Promise.all(files.map(modulesOf))).flat()

it(`all ${modules.length} compile`, async () => {
  expect(modules.length).toBeGreaterThan(15)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await Promise.all(
    modules.map((code, index) => writeFile(join(folder, `example-${index}.ts`), code)),
  )
  const config = { extends: '../../../../tsconfig.json', include: ['.'], exclude: [] }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const compiler = ['node_modules/typescript/bin/tsc', '--project', folder]
  const output = await promisify(execFile)(process.execPath, compiler).then(
    () => '',
    ({ stdout }: { stdout: string }) => stdout,
  )
  expect(output).toBe('')
})
