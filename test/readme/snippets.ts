// The code blocks of every page under version control.

import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

export interface Snippet {
  page: string
  line: number
  /** As the fence says: `ts`, `js`, `sh`, … or nothing. */
  language: string
  code: string
  /** Of a program, in its first line: `// node.js`. */
  file: string | null
}

export async function snippetsOf(page: string): Promise<Snippet[]> {
  const text = await readFile(page, 'utf8')
  return [...text.matchAll(/^```(\S*)\n(.*?)^```$/gms)].map(
    ({ index, 1: language = '', 2: code = '' }) => ({
      page,
      line: text.slice(0, index).split('\n').length,
      language,
      code,
      file: /^\/\/ (\S+\.[jt]s)\n/.exec(code)?.[1] ?? null,
    }),
  )
}

/** Every page, by its path. */
export async function pages(): Promise<string[]> {
  const { stdout } = await promisify(execFile)('git', ['ls-files', '*.md'])
  return stdout.trim().split('\n')
}

/** All of them, page by page. */
export async function allSnippets(): Promise<Snippet[]> {
  return (await Promise.all((await pages()).map(snippetsOf))).flat()
}
