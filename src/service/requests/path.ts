// The path of a request, for Hono to route it by. As Hono reads it by itself, but what cannot be
// decoded stays as it was sent: no route is named so, and Hono's way takes long for many escapes.

/** No route and no file has a path of more characters. To match 15,000 empty segments would take long. */
export const MAX_PATH_LENGTH = 1024

const SLASH = 47
const QUESTION_MARK = 63
const HASH = 35

/** Decoded, without a slash at its end, and cut behind a character more than any route has. */
export function pathOf({ url }: Pick<Request, 'url'>): string {
  const start = url.indexOf('/', url.indexOf(':') + 3)
  let end = start
  while (end < url.length && !isBehindPath(url.charCodeAt(end))) end += 1
  if (end > start + 1 && url.charCodeAt(end - 1) === SLASH) end -= 1
  const path = url.slice(start, Math.min(end, start + MAX_PATH_LENGTH + 1))
  if (!path.includes('%')) return path
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}

function isBehindPath(code: number): boolean {
  return code === QUESTION_MARK || code === HASH
}
