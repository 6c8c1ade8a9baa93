// The answer to a client for whom there is no place: what an app has to say at once is said, a health
// check for one, and what would be held open is refused.

import { full } from './plain-answer.ts'

const MAX_MS = 1000
const MAX_BYTES = 1_048_576

type Ask = (request: Request) => Response | Promise<Response>

/**
 * The app's whole answer, where it is there within a second and has at most 1 MiB; else 503. The signal
 * of the request tells the app that nobody waits any more.
 */
export async function shortAnswer(ask: Ask, request: Request): Promise<Response> {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(), MAX_MS)
  try {
    const asked = ask(new Request(request, { signal: late.signal }))
    const whole = Promise.resolve(asked).then((answer) => withWholeBody(answer, late.signal))
    return (await Promise.race([whole, aborted(late.signal)])) ?? full()
  } finally {
    clearTimeout(timer)
    late.abort()
  }
}

/** Null for an answer that is too long, in time or in bytes. */
async function withWholeBody(answer: Response, late: AbortSignal): Promise<Response | null> {
  const { status, headers, body } = answer
  if (body === null) return answer
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  const reader = body.getReader()
  late.addEventListener('abort', () => void reader.cancel().catch(() => {}))
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    chunks.push(read.value)
    bytes += read.value.byteLength
    if (bytes > MAX_BYTES) return null
  }
  return late.aborted ? null : new Response(new Blob(chunks), { status, headers })
}

function aborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(null))
  })
}
