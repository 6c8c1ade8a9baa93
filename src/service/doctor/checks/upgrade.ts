// Whether a WebSocket opens, how long that takes, and else who refuses it and why.

import { UpgradeRefusedError } from '../../../library/client/node/index.ts'
import type { Check } from '../check.ts'
import { broken, type Finding, ok } from '../finding.ts'
import { isKnown, productOf } from '../products.ts'
import type { Way } from '../way.ts'
import { seenHeader } from '../way.ts'

export const upgrade: Check = {
  name: 'upgrade',
  group: 'Way in',
  needs: [],
  async run(visit) {
    if (visit.way.refusal !== null) return explain(visit.way.refusal, visit.way)
    const startedAt = performance.now()
    await visit.open()
    const ms = performance.now() - startedAt
    return ok(`opened in ${ms.toFixed(1)} ms`, { figures: { upgradeMs: ms } })
  },
}

function explain(error: Error, { seen }: Way): Finding {
  if (!(error instanceof UpgradeRefusedError)) {
    return broken(error.message, {
      meaning: 'There was no answer to the upgrade that could be read.',
      change: 'See the checks of the way in: name, port, certificate.',
    })
  }
  const product = productOf(error)
  const { status, headers, body } = error
  const value = `answered with ${status}${isKnown(product) ? ` by ${product.name}` : ''}`
  const figures = { status, headers: [...headers], body: body.slice(0, 500) }
  if (seen !== null && seenHeader(seen, 'upgrade') === undefined) {
    return broken(value, {
      meaning:
        'The server got the request without its Upgrade header: a proxy does not pass it on.',
      change: `${isKnown(product) ? `${product.name}: ` : ''}${product.upgrade}`,
      figures,
    })
  }
  return broken(value, { ...causeOf(error, product.upgrade), figures })
}

/** By the status alone: what such an answer comes from most of the time. */
function causeOf({ status, headers, body }: UpgradeRefusedError, upgrade: string) {
  const location = headers.get('location')
  if (location !== null) {
    return {
      meaning: `The answer is a redirect to ${location}, which a WebSocket does not follow.`,
      change: 'Use that address, or log in first and give the cookie with --header.',
    }
  }
  if (status === 401 || status === 407 || /<form\b[^>]*|type=["']?password/i.test(body)) {
    return {
      meaning: 'Somebody has to log in first.',
      change: "Give what proves it: --header 'Authorization: …' or --header 'Cookie: …'.",
    }
  }
  if (status === 403) {
    return {
      meaning: 'It is forbidden: most often by a rule on the Origin header, or by a firewall.',
      change:
        "Allow the origin at the server (ALLOWED_ORIGINS of edge-echo), or give it: --header 'Origin: …'.",
    }
  }
  if (status === 404) {
    return {
      meaning: 'Nothing is at this path.',
      change: 'Look at the path, and at what a proxy makes of it.',
    }
  }
  if (status === 429 || status === 503) {
    return {
      meaning: 'There are too many connections or requests.',
      change: 'Ask again later, or raise the limit.',
    }
  }
  if (status >= 500) {
    return {
      meaning: 'The proxy got no answer, or a wrong one, from the server behind it.',
      change: 'Look whether the server runs, and at the address the proxy has for it.',
    }
  }
  return { meaning: 'Most likely a proxy does not pass the Upgrade header on.', change: upgrade }
}
