// Commands and links of the pages: what they name is there.

import { access, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { usage as doctorUsage } from '../../src/service/doctor/command.ts'
import { help } from '../../src/service/settings/command-line.ts'
import { usage as transportsUsage } from '../../src/service/transports/command.ts'
import { pages } from './snippets.ts'

const paths = await pages()
const texts = await Promise.all(
  paths.map(async (page) => [page, await readFile(page, 'utf8')] as const),
)

/** Each match of the pattern's first group, with the page that it is in. */
function mentions(pattern: RegExp): [page: string, mention: string][] {
  return texts.flatMap(([page, text]) =>
    [...text.matchAll(pattern)].map(([, mention = '']): [string, string] => [page, mention]),
  )
}

async function keysOf(file: string, key: 'scripts' | 'tasks'): Promise<string[]> {
  return Object.keys(JSON.parse(await readFile(file, 'utf8'))[key])
}

describe('the commands of the pages', () => {
  it.each(mentions(/npm run ([a-z][\w:]*)/g))(
    '%s: npm run %s is a script',
    async (page, script) => {
      // An example is a package of its own.
      const folder = page.startsWith('examples/') ? dirname(page) : '.'
      expect(await keysOf(join(folder, 'package.json'), 'scripts')).toContain(script)
    },
  )

  it.each(mentions(/deno task (\w+)/g))('%s: deno task %s is a task', async (_page, task) => {
    expect(await keysOf('deno.json', 'tasks')).toContain(task)
  })

  it.each(mentions(/npx edge-echo ((?:serve|doctor|transports)?[^`\n]*--[a-z][^`\n]*)/g))(
    '%s: edge-echo %s has these flags',
    (_page, command) => {
      const [name = ''] = command.split(' ')
      const usage = { doctor: doctorUsage, transports: transportsUsage }[name] ?? help()
      for (const [flag] of command.matchAll(/--[a-z][a-z-]*/g)) expect(usage).toContain(flag)
    },
  )
})

describe('the links of the pages', () => {
  const links = mentions(/\]\(([^)\s]+)\)/g).filter(([, link]) => !/^https?:/.test(link))

  it.each(links)('%s: %s leads somewhere', async (page, link) => {
    const [path = '', anchor] = link.split('#')
    const file = path === '' ? page : join(dirname(page), path)
    await access(file)
    if (anchor === undefined) return
    const headings = [...(await readFile(file, 'utf8')).matchAll(/^#+ (.+)$/gm)]
    expect(headings.map(([, heading = '']) => anchorOf(heading))).toContain(anchor)
  })
})

/** As GitHub makes it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}
