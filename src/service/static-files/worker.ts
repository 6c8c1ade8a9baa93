// The files of `public` on Workers: the binding ASSETS of wrangler.toml, asked by the app, so that
// every answer carries the app's headers.

import type { MiddlewareHandler } from 'hono'

interface AssetsEnv {
  Bindings: { ASSETS: { fetch(request: Request): Promise<Response> } }
}

/** As `serveStatic` of Hono's other runtimes: the file at `path`, else the one asked for. */
export function serveAssets({ path }: { path?: string }): MiddlewareHandler<AssetsEnv> {
  return async function serveAssets(c, next) {
    const url = new URL(path === undefined ? c.req.url : `/${path}`, c.req.url)
    const file = await c.env.ASSETS.fetch(new Request(url, c.req.raw))
    if (file.status === 404) return next()
    // What a fetch brings has immutable headers.
    return new Response(file.body, file)
  }
}
