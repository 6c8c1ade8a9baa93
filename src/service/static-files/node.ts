// The files of `public` on Node, each as a whole.

import { serveStatic } from '@hono/node-server/serve-static'
import type { MiddlewareHandler } from 'hono'

/** As `serveStatic` of node-server, but without ranges, which a server may ignore: RFC 9110, 14.2 */
export function serveFiles(root: string): (options: { path?: string }) => MiddlewareHandler {
  return (options) => {
    const serveStaticFile = serveStatic({ root, ...options })
    return async function serveFiles(c, next) {
      // It throws for a range behind the end, and takes the last byte's number 0 for none.
      c.req.raw.headers.delete('Range')
      return serveStaticFile(c, next)
    }
  }
}
