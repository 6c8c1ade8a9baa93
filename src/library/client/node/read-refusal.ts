// The answer of a server that refuses an upgrade, on Node.

import type { IncomingMessage } from 'node:http'
import { UpgradeRefusedError } from '../../websocket/upgrade-refused-error.ts'
import { MAX_BODY_BYTES, MAX_BODY_MS } from '../refusal-limits.ts'

/** Never rejects: a body that breaks off, or that the signal ends, is told as far as it has come. */
export async function readRefusal(
  response: IncomingMessage,
  signal: AbortSignal | undefined,
): Promise<UpgradeRefusedError> {
  const chunks: Buffer[] = []
  let size = 0
  const stop = () => response.destroy()
  const timer = setTimeout(stop, MAX_BODY_MS)
  signal?.addEventListener('abort', stop, { once: true })
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      size += chunk.length
      if (size >= MAX_BODY_BYTES) break
    }
  } catch {
    // The server has broken off, or there is no more time.
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
  }
  return new UpgradeRefusedError({
    status: response.statusCode ?? 0,
    headers: headersOf(response),
    body: Buffer.concat(chunks).subarray(0, MAX_BODY_BYTES).toString(),
  })
}

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers()
  for (let index = 0; index < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '')
  }
  return headers
}
