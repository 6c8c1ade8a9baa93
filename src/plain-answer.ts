// What this server says by itself, before the app is asked or when it cannot be: one plain sentence,
// with the same care for browsers that the app takes, and nothing of the request in it.

export const plainHeaders: Readonly<Record<string, string>> = {
  'Content-Type': 'text/plain; charset=UTF-8',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
}

export function badRequest(): Response {
  return answer(400, 'This is not a request that can be answered')
}

export function failed(): Response {
  return answer(500, 'Something went wrong here')
}

export function full(): Response {
  return answer(503, 'All connections are taken: try again later', { 'Retry-After': '5' })
}

export function stopping(): Response {
  return answer(503, 'The server is shutting down: try again later', { 'Retry-After': '5' })
}

function answer(status: number, sentence: string, headers: Record<string, string> = {}): Response {
  return new Response(`${sentence}\n`, { status, headers: { ...plainHeaders, ...headers } })
}
