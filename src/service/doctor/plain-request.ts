// A request without an upgrade, to where the WebSockets go.

import { once } from 'node:events'
import {
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
  request as requestHttp,
} from 'node:http'
import { request as requestHttps } from 'node:https'
import { limited } from './limited.ts'
import { type Product, productOf } from './products.ts'
import type { Visit } from './visit.ts'
import { plainUrl } from './way.ts'

/** On a connection of its own, with the headers that the doctor was told to send. */
export function plainRequest({ url, options }: Visit, more: RequestOptions = {}): ClientRequest {
  const plain = plainUrl(url)
  const send = plain.protocol === 'https:' ? requestHttps : requestHttp
  const headers = { ...options.headers, ...more.headers }
  const request = send(plain, { agent: false, ...more, headers })
  // Bytes behind the answer, which nobody reads, are an error too.
  return request.on('error', () => {})
}

/** The head of its answer; null when none comes within that time. */
export async function answerTo(
  request: ClientRequest,
  { signal }: Visit,
  limitMs: number,
): Promise<IncomingMessage | null> {
  try {
    const [response] = await once(request, 'response', { signal: limited(signal, limitMs) })
    return response
  } catch (error) {
    signal.throwIfAborted()
    if ((error as Error).name !== 'AbortError') throw error
    return null
  }
}

/** Which product has answered, as far as the head says. */
export function productIn({ headersDistinct }: IncomingMessage): Product {
  const headers = new Headers()
  for (const [name, values = []] of Object.entries(headersDistinct)) {
    headers.set(name, values.join(', '))
  }
  return productOf({ headers, body: '' })
}
