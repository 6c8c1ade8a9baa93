// A route in front of an app and of all its middleware. Hono calls the only handler of a route without
// a promise, and node-server writes what it gives in the same turn: that is a tenth of what the
// shortest answer costs.

import { type Context, Hono } from 'hono'
import { pathOf } from './requests/path.ts'

/** Gives null where the app shall answer. */
export type AheadHandler = (c: Context) => Response | Promise<Response> | null

/** In place of an answer that the app shall give. */
const pass = new Response()

/** Lets `handler` answer each GET of `path` whose URL contains `mark`, ahead of the app. */
export function answerAhead(
  app: Pick<Hono, 'fetch'>,
  { path, mark }: { path: string; mark: string },
  handler: AheadHandler,
): void {
  const { fetch } = app
  const ahead = new Hono({ getPath: pathOf })
  ahead.get(path, (c) => handler(c) ?? pass)
  ahead.notFound(() => pass)
  // The app meets it too, and tells of it.
  ahead.onError(() => pass)
  app.fetch = (request, env, executionCtx) => {
    if (request.method !== 'GET' || !request.url.includes(mark)) {
      return fetch(request, env, executionCtx)
    }
    const answer = ahead.fetch(request, env, executionCtx)
    if (answer === pass) return fetch(request, env, executionCtx)
    if (!(answer instanceof Promise)) return answer
    return answer.then((given) => (given === pass ? fetch(request, env, executionCtx) : given))
  }
}
