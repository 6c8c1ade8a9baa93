// Plain text, with headers that keep a browser from taking it for more; and what this server says by
// itself, before the app is asked or when it cannot be: one sentence, and nothing of the request in it.

/** For an answer that shows no page: a browser takes it as what it is, or not at all. */
export const protectiveHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
} as const

export const plainHeaders = () => ({
  'Content-Type': 'text/plain; charset=UTF-8',
  ...protectiveHeaders,
})

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
  return new Response(`${sentence}\n`, { status, headers: { ...plainHeaders(), ...headers } })
}
