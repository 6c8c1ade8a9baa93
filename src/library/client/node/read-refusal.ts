// The answer of a server that refuses an upgrade, on Node.

import type { IncomingMessage } from 'node:http'
import { UpgradeRefusedError } from '../../websocket/upgrade-refused-error.ts'

/** A sentence or a page of HTML is less; what follows is left unread. */
const MAX_BODY_BYTES = 65_536

/** How long the body may take: it explains a refusal that is certain without it. */
const MAX_BODY_MS = 5000

/** Never rejects: a body that breaks off is told as far as it has come. */
export async function readRefusal(response: IncomingMessage): Promise<UpgradeRefusedError> {
  const chunks: Buffer[] = []
  let size = 0
  const timer = setTimeout(() => response.destroy(), MAX_BODY_MS)
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      size += chunk.length
      if (size >= MAX_BODY_BYTES) break
    }
  } catch {
    // The server has broken off.
  } finally {
    clearTimeout(timer)
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
