// What the server saw of the upgrade: the path, the headers that were added, changed or lost, and the
// address that it takes for the client's.
import { joined, note, ok, sentence } from '../finding.js'
import { beside, seenHeader } from '../way.js'

/** @import { Check } from '../check.js' */
/** @import { Sentence } from '../finding.js' */

/** @type {Check} */
export const serverView = {
  name: 'server-view',
  group: 'As the server saw it',
  needs: ['edge-echo'],
  async run({ url, way: { seen }, client: { sends, isOwn } }) {
    if (seen === null) throw new Error('the server does not tell')
    const { pathname } = beside(url, 'handshake')
    const { target, remoteAddress } = seen
    const names = new Set(seen.headers.map(([name]) => name.toLowerCase()))
    const added = [...names].filter((name) => !isOwn(name))
    // Extensions and subprotocols have checks of their own.
    const lost = sends.filter(
      (name) => !names.has(name) && !name.startsWith('sec-websocket-') && !isUpgrade(name),
    )
    const host = seenHeader(seen, 'host')
    const figures = { target, host, added, lost, remoteAddress }
    const isOther = host !== undefined && host !== url.host
    const parts = [
      remoteAddress === null
        ? sentence('viewAsks', { target })
        : sentence('viewAsksFrom', { address: remoteAddress, target }),
    ]
    if (isOther) parts.push(sentence('viewHost', { host }))
    if (added.length > 0) parts.push(sentence('viewAdded', { names: joined('enumerated', added) }))
    if (lost.length > 0) parts.push(sentence('viewLost', { names: joined('enumerated', lost) }))
    const value = joined('listed', parts)
    /** @type {[isSo: boolean, meaning: Sentence, change: Sentence][]} */
    const rules = [
      [lost.length > 0, sentence('viewHeadersLost'), sentence('viewPassHeaders')],
      [isOther, sentence('viewOtherHost', { host: host ?? '' }), sentence('viewPassHost')],
      [target !== pathname, sentence('viewPath', { path: pathname }), sentence('viewPathMeant')],
    ]
    const applies = rules.filter(([isSo]) => isSo)
    if (applies.length === 0) return ok(value, { figures })
    const all = (/** @type {Sentence[]} */ texts) => joined('oneAfterOther', texts)
    const meaning = all(applies.map(([, text]) => text))
    return note(value, { meaning, change: all(applies.map(([, , text]) => text)), figures })
  },
}

/** The check of the upgrade tells of these. @param {string} name */
const isUpgrade = (name) => name === 'upgrade' || name === 'connection'
