// What the server saw of the upgrade: the path, the headers that were added, changed or lost, and the
// address that it takes for the client's.

import type { Check } from '../check.ts'
import { note, ok } from '../finding.ts'
import { beside, seenHeader } from '../way.ts'

/** What the doctor's own client sends, beside what it was told to. */
const OWN = [
  'host',
  'connection',
  'upgrade',
  'sec-websocket-key',
  'sec-websocket-version',
  'sec-websocket-extensions',
]

export const serverView: Check = {
  name: 'server-view',
  group: 'As the server saw it',
  needs: ['edge-echo'],
  async run({ url, way: { seen }, options }) {
    if (seen === null) throw new Error('the server does not tell')
    const { pathname } = beside(url, 'handshake')
    const sent = new Set([
      ...OWN,
      ...Object.keys(options.headers).map((name) => name.toLowerCase()),
    ])
    const names = new Set(seen.headers.map(([name]) => name.toLowerCase()))
    const added = [...names].filter((name) => !sent.has(name))
    // Extensions and subprotocols have checks of their own.
    const lost = [...sent].filter(
      (name) => !names.has(name) && !name.startsWith('sec-websocket-') && !isUpgrade(name),
    )
    const host = seenHeader(seen, 'host')
    const figures = { target: seen.target, host, added, lost, remoteAddress: seen.remoteAddress }
    const isOther = host !== undefined && host !== url.host
    const parts = [
      `${seen.remoteAddress ?? 'an address it does not tell'} asks for ${seen.target}`,
      isOther && `with the Host ${host}`,
      added.length > 0 && `added ${added.join(', ')}`,
      lost.length > 0 && `lost ${lost.join(', ')}`,
    ]
    const value = parts.filter((part) => part !== false).join('; ')
    const rules: [isSo: boolean, meaning: string, change: string][] = [
      [lost.length > 0, 'Headers that the client sends are lost.', 'Have the proxy pass them on.'],
      [
        isOther,
        `The server sees the Host ${host}, so that a rule on origins compares with the wrong name.`,
        'Have the proxy pass the Host on (nginx: proxy_set_header Host $http_host; Apache: ProxyPreserveHost On; H2O: proxy.preserve-host: ON).',
      ],
      [
        seen.target !== pathname,
        `The path ${pathname} is changed on the way.`,
        'Good where it is meant so.',
      ],
    ]
    const applies = rules.filter(([isSo]) => isSo)
    if (applies.length === 0) return ok(value, { figures })
    const meaning = applies.map(([, text]) => text).join(' ')
    return note(value, { meaning, change: applies.map(([, , text]) => text).join(' '), figures })
  },
}

/** The check of the upgrade tells of these. */
function isUpgrade(name: string): boolean {
  return name === 'upgrade' || name === 'connection'
}
