// A request without an upgrade, to where the WebSockets go.

import { once } from 'node:events'
import {
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
  request as requestHttp,
} from 'node:http'
import { request as requestHttps } from 'node:https'
import type { Answer } from '../../../public/doctor/check.js'
import { limited } from '../../../public/doctor/limited.js'
import { type Product, productOf } from '../../../public/doctor/products.js'
import { plainUrl } from '../../../public/doctor/way.js'
import type { DoctorOptions } from './options.ts'

interface Asking {
  url: URL
  options: DoctorOptions
  signal: AbortSignal
}

/** On a connection of its own, with the headers that the doctor was told to send. */
export function plainRequest(
  { url, options }: Omit<Asking, 'signal'>,
  more: RequestOptions = {},
): ClientRequest {
  const plain = plainUrl(url)
  const send = plain.protocol === 'https:' ? requestHttps : requestHttp
  const headers = { ...options.headers, ...more.headers }
  const request = send(plain, { agent: false, ...more, headers })
  // Bytes behind the answer, which nobody reads, are an error too.
  return request.on('error', () => {})
}

/** The head of the answer to it; null when none comes within that time. */
export async function askPlainly(asking: Asking, limitMs: number): Promise<Answer | null> {
  const request = plainRequest(asking)
  request.end()
  try {
    const response = await answerTo(request, asking, limitMs)
    if (response === null) return null
    const { statusCode: status = 0, httpVersion } = response
    return { status, httpVersion, headers: headersIn(response), body: '' }
  } finally {
    request.destroy()
  }
}

/** The head of its answer; null when none comes within that time. */
export async function answerTo(
  request: ClientRequest,
  { signal }: Pick<Asking, 'signal'>,
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
export function productIn(response: IncomingMessage): Product {
  return productOf({ headers: headersIn(response), body: '' })
}

function headersIn({ headersDistinct }: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, values = []] of Object.entries(headersDistinct)) {
    headers.set(name, values.join(', '))
  }
  return headers
}
