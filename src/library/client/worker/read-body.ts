// The body of a server's refusal, on Workers.

import { MAX_BODY_BYTES, MAX_BODY_MS } from '../refusal-limits.ts'

/** Never rejects: a body that breaks off, or that the signal ends, is told as far as it has come. */
export async function readBody(
  { body }: Response,
  signal: AbortSignal | null | undefined,
): Promise<string> {
  if (body === null) return ''
  const decoder = new TextDecoder()
  const reader = body.getReader()
  let text = ''
  let room = MAX_BODY_BYTES
  const stop = () => void reader.cancel().catch(() => {})
  const timer = setTimeout(stop, MAX_BODY_MS)
  signal?.addEventListener('abort', stop, { once: true })
  if (signal?.aborted) stop()
  try {
    while (room > 0) {
      const { done, value } = await reader.read()
      if (done) break
      text += decoder.decode(value.subarray(0, room), { stream: true })
      room -= value.length
    }
  } catch {
    // The server has broken off.
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
    stop()
  }
  return text + decoder.decode()
}
