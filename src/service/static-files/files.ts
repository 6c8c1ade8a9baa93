// The files of `public` on Deno and Bun, each as a whole. Of Hono's own helpers the one for Deno opens
// the file for HEAD as well and leaves it open for ever, and the one for Bun throws for a zero byte.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MiddlewareHandler } from 'hono'
import { serveStatic } from 'hono/serve-static'

const NO_SUCH_FILE = ['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']

/** As `serveStatic` of Hono's runtimes: the file at `path`, else the one asked for. */
export function serveFiles(root: string): (options: { path?: string }) => MiddlewareHandler {
  return (options) => serveStatic({ root, ...options, join, getContent })
}

async function getContent(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if (NO_SUCH_FILE.includes((error as NodeJS.ErrnoException).code ?? '')) return null
    throw error
  }
}
