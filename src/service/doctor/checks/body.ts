// Whether a request may have a large body. It concerns no WebSocket, but is often taken for what does.

import { note, ok } from '../../../../public/doctor/finding.js'
import type { Check } from '../command-check.ts'
import { answerTo, plainRequest, productIn } from '../plain-request.ts'

/** A limit is told by the head of the request; who has none waits for the body, which never comes. */
const LIMIT_MS = 1000

export const body: Check = {
  name: 'body',
  group: 'Fidelity',
  needs: ['answer'],
  async run(visit) {
    const bytes = visit.options.messageBytes
    const request = plainRequest(visit, { method: 'POST', headers: { 'Content-Length': bytes } })
    try {
      request.flushHeaders()
      const response = await answerTo(request, visit, LIMIT_MS)
      const figures = { status: response?.statusCode ?? null }
      if (response?.statusCode !== 413) {
        return ok(`a request with ${bytes} bytes is let in`, { figures })
      }
      const { name } = productIn(response)
      return note(`a request with ${bytes} bytes is refused with 413`, {
        meaning: 'Uploads are limited. WebSocket messages are not: see size.',
        change: `Where uploads matter, raise ${name ? `${name}'s` : 'the'} limit for bodies (client_max_body_size of nginx, LimitRequestBody of Apache).`,
        figures,
      })
    } finally {
      request.destroy()
    }
  },
}
