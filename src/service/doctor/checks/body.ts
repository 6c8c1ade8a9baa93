// Whether a request may have a large body. It concerns no WebSocket, but is often taken for what does.

import { once } from 'node:events'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { Check } from '../check.ts'
import { note, ok } from '../finding.ts'
import { limited } from '../limited.ts'
import { isKnown, productOf } from '../products.ts'

/** A limit is told by the head of the request; who has none waits for the body, which never comes. */
const LIMIT_MS = 1000

export const body: Check = {
  name: 'body',
  group: 'Fidelity',
  needs: ['answer'],
  async run({ url, options, signal }) {
    const bytes = options.messageBytes
    const plain = new URL(url)
    plain.protocol = plain.protocol.replace(/^ws/, 'http')
    const send = plain.protocol === 'https:' ? requestHttps : requestHttp
    const headers = { ...options.headers, 'Content-Length': bytes }
    const request = send(plain, { method: 'POST', headers })
    try {
      request.flushHeaders()
      const soon = limited(signal, LIMIT_MS)
      const [response] = (await once(request, 'response', { signal: soon })) as [IncomingMessage]
      const { statusCode: status } = response
      if (status !== 413)
        return ok(`a request with ${bytes} bytes is let in`, { figures: { status } })
      const answer = {
        headers: new Headers({ server: String(response.headers.server ?? '') }),
        body: '',
      }
      const product = productOf(answer)
      return note(`a request with ${bytes} bytes is refused with 413`, {
        meaning: 'Uploads are limited. WebSocket messages are not: see size.',
        change: `Where uploads matter, raise ${isKnown(product) ? `${product.name}'s` : 'the'} limit for bodies (client_max_body_size of nginx, LimitRequestBody of Apache).`,
        figures: { status },
      })
    } catch (error) {
      signal.throwIfAborted()
      if ((error as Error).name !== 'AbortError') throw error
      return ok(`a request with ${bytes} bytes is let in`)
    } finally {
      request.on('error', () => {}).destroy()
    }
  },
}
