// HAR 1.2 with the messages where the developer tools of Chromium write and read them: in the entry of
// the handshake, as `_webSocketMessages`. http://www.softwareishard.com/blog/har-12-spec/
import { bytesAt, FileFault, listAt, numberAt, objectAt, textAt } from '../../../shared/checked.js'
import { formatBase64 } from '../../data/hex.js'

/** @import { Recording } from './recording.js' */

const opcodes = { text: 1, binary: 2 }
const types = { sent: 'send', received: 'receive' }

/** @param {Recording} recording */
const entryOf = ({ url, protocol, openedAt, messages, end }) => {
  const chosen = protocol ? [{ name: 'Sec-WebSocket-Protocol', value: protocol }] : []
  const until = end?.at ?? messages.at(-1)?.at ?? openedAt
  const unknown = { headersSize: -1, bodySize: -1, cookies: [], httpVersion: 'HTTP/1.1' }
  return {
    _resourceType: 'websocket',
    _webSocketMessages: messages.map(({ direction, at, data }) => ({
      type: types[direction],
      time: at / 1000,
      opcode: typeof data === 'string' ? opcodes.text : opcodes.binary,
      data: typeof data === 'string' ? data : formatBase64(data),
    })),
    // The format has no place for how a connection ended; fields of one's own begin with `_`.
    ...(end ? { _webSocketEnd: { ...end, at: undefined, time: end.at / 1000 } } : {}),
    startedDateTime: new Date(openedAt).toISOString(),
    time: until - openedAt,
    request: { method: 'GET', url, ...unknown, headers: chosen, queryString: queryOf(url) },
    response: {
      status: 101,
      statusText: 'Switching Protocols',
      ...unknown,
      headers: chosen,
      content: { size: 0, mimeType: 'x-unknown' },
      redirectURL: '',
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: until - openedAt },
  }
}

/** @param {string} url */
const queryOf = (url) =>
  URL.canParse(url)
    ? Array.from(new URL(url).searchParams, ([name, value]) => ({ name, value }))
    : []

/** @param {readonly Recording[]} recordings */
export const toHar = (recordings) =>
  `${JSON.stringify(
    {
      log: {
        version: '1.2',
        creator: { name: 'edge-echo', version: '1' },
        pages: [],
        entries: recordings.map(entryOf),
      },
    },
    null,
    2,
  )}\n`

/** @type {(value: unknown, field: string) => Recording['messages']} nothing for what is no message: an error, a ping */
const readMessage = (value, field) => {
  const { type, time, opcode, data } = objectAt(value, field)
  if (opcode !== opcodes.text && opcode !== opcodes.binary) return []
  const direction = { send: 'sent', receive: 'received' }[textAt(type, `${field}.type`)]
  if (direction !== 'sent' && direction !== 'received') return []
  const at = numberAt(time, `${field}.time`) * 1000
  const content =
    opcode === opcodes.text ? textAt(data, `${field}.data`) : bytesAt(data, `${field}.data`)
  return [{ direction, at, data: content }]
}

/** @type {(value: unknown, field: string) => Recording['end']} */
const readEnd = (value, field) => {
  if (value === undefined) return null
  const { time, code, reason, closedHere } = objectAt(value, field)
  return {
    at: numberAt(time, `${field}.time`) * 1000,
    code: numberAt(code, `${field}.code`),
    reason: textAt(reason, `${field}.reason`),
    closedHere: closedHere === true,
  }
}

/** @type {(side: unknown) => string} the subprotocol of a request or response; empty when there is none */
const protocolIn = (side) => {
  const headers = /** @type {{ headers?: unknown } | undefined} */ (side)?.headers
  if (!Array.isArray(headers)) return ''
  const found = headers.find(({ name }) => /^sec-websocket-protocol$/i.test(`${name}`))
  return `${found?.value ?? ''}`
}

/** @type {(value: unknown, field: string) => Recording} */
const readEntry = (value, field) => {
  const entry = objectAt(value, field)
  const request = objectAt(entry.request, `${field}.request`)
  const messages = listAt(entry._webSocketMessages, `${field}._webSocketMessages`).flatMap(
    (message, at) => readMessage(message, `${field}._webSocketMessages[${at}]`),
  )
  const startedAt = Date.parse(`${entry.startedDateTime}`)
  return {
    url: textAt(request.url, `${field}.request.url`).replace(/^http/, 'ws'),
    protocol: protocolIn(entry.response) || protocolIn(request),
    openedAt: Number.isNaN(startedAt) ? (messages[0]?.at ?? 0) : startedAt,
    messages,
    end: readEnd(entry._webSocketEnd, `${field}._webSocketEnd`),
  }
}

/** Of all that a page has fetched, the WebSockets. @type {(file: unknown) => Recording[]} @throws FileFault */
export const readHar = (file) => {
  const log = objectAt(objectAt(file, 'the file').log, 'log')
  const found = listAt(log.entries, 'log.entries').flatMap((entry, at) => {
    const field = `log.entries[${at}]`
    return '_webSocketMessages' in objectAt(entry, field) ? [readEntry(entry, field)] : []
  })
  if (!found.length) throw new FileFault('noConversation')
  return found
}
