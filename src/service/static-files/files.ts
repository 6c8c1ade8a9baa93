// The files of `public` on Node, Deno and Bun, each read as a whole, so that no answer that waits holds
// one open. Of Hono's own helpers the one for Node says 200 before it can open the file, the one for Deno
// leaves it open for ever behind HEAD, and the one for Bun throws for a zero byte.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MiddlewareHandler } from 'hono'
import { serveStatic } from 'hono/serve-static'
import { plainHeaders } from '../../library/runtimes/shared/plain-answer.ts'
import { encodeFile } from './encoding.ts'

const OUT_OF_DESCRIPTORS = ['EMFILE', 'ENFILE']
const NO_SUCH_FILE = ['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']

/** As `serveStatic` of Hono's runtimes: the file at `path`, else the one asked for. */
export function serveFiles(root: string): (options: { path?: string }) => MiddlewareHandler {
  return (options) => {
    const serve = serveStatic({ root, ...options, join, getContent })
    return async function serveFile(c, next) {
      const answer = await serve(c, next)
      return answer instanceof Response ? encodeFile(c, answer) : answer
    }
  }
}

async function getContent(path: string): Promise<Uint8Array<ArrayBuffer> | Response | null> {
  try {
    return await readFile(path)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (NO_SUCH_FILE.includes(code)) return null
    if (OUT_OF_DESCRIPTORS.includes(code)) return tooManyOpen()
    throw error
  }
}

function tooManyOpen(): Response {
  return new Response('Too many files and connections are open here: try again later\n', {
    status: 503,
    headers: { ...plainHeaders(), 'Retry-After': '5' },
  })
}
