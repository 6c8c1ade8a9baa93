// How long an answer to a plain request takes, connection included, and who gives it.

import type { Check } from '../check.ts'
import { broken, note, ok } from '../finding.ts'
import { answerTo, plainRequest, productIn } from '../plain-request.ts'
import { isKnown } from '../products.ts'

const LIMIT_MS = 5000

export const http: Check = {
  name: 'http',
  group: 'Way in',
  needs: ['answer'],
  async run(visit) {
    const startedAt = performance.now()
    const request = plainRequest(visit)
    request.end()
    try {
      const response = await answerTo(request, visit, LIMIT_MS)
      if (response === null) return unanswered(`no answer within ${LIMIT_MS / 1000} s`)
      const httpMs = performance.now() - startedAt
      const { statusCode: status = 0, httpVersion } = response
      const product = productIn(response)
      const by = isKnown(product) ? ` by ${product.name}` : ''
      const value = `HTTP/${httpVersion} ${status}${by} in ${httpMs.toFixed(1)} ms`
      const figures = { status, httpVersion, httpMs }
      if (status < 500) return ok(value, { figures })
      return note(value, {
        meaning: 'Plain requests fail, at the server or in front of it.',
        change: 'Look whether the server runs, and at the address the proxy has for it.',
        figures,
      })
    } catch (error) {
      visit.signal.throwIfAborted()
      return unanswered((error as Error).message)
    } finally {
      request.destroy()
    }
  },
}

function unanswered(value: string) {
  return broken(value, {
    meaning: 'Plain requests get no answer: no page, no health check, no stream of events.',
    change: 'Look at what stands in front of the server, and at its log.',
  })
}
