import { beforeAll, describe, expect, it } from 'vitest'
import { jsonLine } from '../../../public/console/log/json-lines.js'
import { beginLink, record } from '../../../public/console/state/journal.js'
import { makeState } from '../../../public/console/state/state.js'
import type { Page } from '../../../public/console/view/page.js'
import { playSteps } from '../../../public/console/wire/playing.js'
import type { Told } from '../../../public/console/wire/wire.js'
import { compareRecordings } from '../../../public/console/workbench/recording/comparison.js'
import { toHar } from '../../../public/console/workbench/recording/har.js'
import { readRecordings } from '../../../public/console/workbench/recording/read.js'
import {
  type Recording,
  recordingsOf,
} from '../../../public/console/workbench/recording/recording.js'
import { replayPane } from '../../../public/console/workbench/replay/pane.js'
import { type Replaying, replaying } from '../../../public/console/workbench/replay/replay.js'
import { summaryView } from '../../../public/console/workbench/replay/result.js'
import { quietMs, stepsOf } from '../../../public/console/workbench/replay/state.js'
import { FileFault } from '../../../public/shared/checked.js'
import { loadWords, sayIn } from '../../../public/shared/language.js'
import { htmlOf } from './html-of.ts'

beforeAll(() => loadWords('workbench', 'en'))

type Data = string | Uint8Array<ArrayBuffer>

/** `>` was sent and `<` received, 10 ms apart. */
function recordingOf(...texts: Data[]): Recording {
  const messages = texts.map((text, at) => ({
    direction:
      typeof text === 'string' && text.startsWith('>') ? ('sent' as const) : ('received' as const),
    at: 1000 + (at + 1) * 10,
    data: typeof text === 'string' ? text.slice(1) : text,
  }))
  return { url: 'ws://a/echo', protocol: '', openedAt: 1000, messages, end: null }
}

const ended = (recording: Recording, code: number, closedHere = false): Recording => ({
  ...recording,
  end: { at: 2000, code, reason: '', closedHere },
})

describe('a recording', () => {
  const state = stateOf()
  beginLink(state, 1, 'ws://a/echo', [])
  record(state, [
    { type: 'opened', id: 1, at: 1000.25, protocol: 'chat', extensions: '', openMs: 2 },
    { type: 'sent', id: 1, at: 1001, data: 'é', serial: 1 },
    { type: 'received', id: 1, at: 1002.5, data: Uint8Array.of(0, 255), serial: 2 },
    { type: 'closed', id: 1, at: 1003, code: 4001, reason: 'why', wasClean: true, lastedMs: 3 },
  ])
  const expected = {
    url: 'ws://a/echo',
    protocol: 'chat',
    messages: [
      { direction: 'sent', data: 'é' },
      { direction: 'received', data: Uint8Array.of(0, 255) },
    ],
    end: { code: 4001, reason: 'why', closedHere: false },
  }

  it('is what the log holds of a connection', () => {
    expect(recordingsOf(state.log.entries)).toMatchObject([expected])
  })

  it('comes back from HAR as it was', () => {
    const [back] = readRecordings(toHar(recordingsOf(state.log.entries)))
    expect(back).toMatchObject(expected)
    expect(back?.messages[1]?.at).toBeCloseTo(1002.5)
  })

  it('comes back from JSON Lines as it was', () => {
    expect(readRecordings(state.log.entries.map(jsonLine).join(''))).toMatchObject([expected])
  })

  it('is none of a connection that never opened', () => {
    const state = stateOf()
    for (const [id, isClosedHere] of [
      [1, true],
      [2, false],
    ] as const) {
      beginLink(state, id, 'ws://a/echo', [])
      if (isClosedHere) state.closedHere.add(id)
      const end = { code: 1006, reason: '', wasClean: false, lastedMs: 0 }
      record(state, [{ type: 'closed', id, at: 1, ...end }])
    }
    expect(state.log.entries).toHaveLength(2)
    expect(recordingsOf(state.log.entries)).toEqual([])
    expect(() => readRecordings(state.log.entries.map(jsonLine).join(''))).toThrow(FileFault)
  })

  it('keeps two connections apart', () => {
    const two = [1, 2].map((connection) => ({
      at: connection,
      connection,
      direction: 'sent' as const,
      kind: 'text' as const,
      size: 1,
      serial: 1,
      data: `${connection}`,
    }))
    expect(readRecordings(two.map(jsonLine).join(''))).toMatchObject([
      { messages: [{ data: '1' }] },
      { messages: [{ data: '2' }] },
    ])
  })
})

describe('the HAR of Chromium', () => {
  const entry = {
    _resourceType: 'websocket',
    _webSocketMessages: [
      { type: 'send', time: 1700000000.25, opcode: 1, data: 'hi' },
      { type: 'receive', time: 1700000000.5, opcode: 2, data: 'AP8=' },
      { type: 'receive', time: 1700000000.6, opcode: 8, data: '' },
      { type: 'error', time: 1700000000.7, opcode: -1, data: 'Invalid frame header' },
    ],
    startedDateTime: '2023-11-14T22:13:20.000Z',
    request: {
      url: 'wss://example.com/chat',
      headers: [{ name: 'Sec-WebSocket-Protocol', value: 'v2' }],
    },
    response: { status: 101 },
  }
  const harOf = (...entries: unknown[]) => JSON.stringify({ log: { version: '1.2', entries } })

  it('is read, past the requests that are no WebSocket, with text and bytes alone', () => {
    expect(readRecordings(harOf({ request: { url: 'https://example.com/' } }, entry))).toEqual([
      {
        url: 'wss://example.com/chat',
        protocol: 'v2',
        openedAt: 1700000000000,
        messages: [
          { direction: 'sent', at: 1700000000250, data: 'hi' },
          { direction: 'received', at: 1700000000500, data: Uint8Array.of(0, 255) },
        ],
        end: null,
      },
    ])
  })

  const message = (change: object) =>
    harOf({ ...entry, _webSocketMessages: [{ ...entry._webSocketMessages[0], ...change }] })

  it.each([
    ['{', 'notJson', ''],
    ['hello', 'unknownFile', ''],
    ['', 'unknownFile', ''],
    ['{"log": {}}', 'fieldMissing', 'log.entries'],
    [harOf(), 'noConversation', ''],
    [harOf(7), 'fieldObject', 'log.entries[0]'],
    [harOf({ ...entry, _webSocketMessages: {} }), 'fieldList', 'log.entries[0]._webSocketMessages'],
    [message({ time: 'x' }), 'fieldNumber', 'log.entries[0]._webSocketMessages[0].time'],
    [message({ data: 7 }), 'fieldText', 'log.entries[0]._webSocketMessages[0].data'],
    [message({ opcode: 2, data: '%' }), 'fieldBase64', 'log.entries[0]._webSocketMessages[0].data'],
    ['{"direction": "up"}', 'fieldOneOf', 'line 1.direction'],
    ['{"direction": "sent", "text": "a"}', 'fieldMissing', 'line 1.time'],
    ['{"direction":"sent","text":"a","time":"1970-01-01T00:00:00Z"}\n{"x', 'notJson', ''],
  ])('or lines that are wrong, as %s, are refused by the name of the field', (text, key, field) => {
    let fault: unknown
    try {
      readRecordings(text)
    } catch (error) {
      fault = error
    }
    expect(fault).toBeInstanceOf(FileFault)
    expect(fault).toMatchObject({ key, ...(field ? { values: { field } } : {}) })
  })
})

describe('a comparison', () => {
  const kinds = (before: Recording, after: Recording, ignored: RegExp | null = null) => {
    const { rows, first } = compareRecordings(before, after, { ignored })
    return [rows.map(({ kind }) => kind).join(' '), first]
  }

  it.each([
    ['the same', ['>a', '<a', '>b', '<b'], ['<a', '<b'], 'sent same sent same', -1],
    ['another answer', ['>a', '<a', '>b', '<b'], ['<a', '<x'], 'sent same sent changed', 3],
    ['one left out', ['>a', '<a', '<b', '<c'], ['<a', '<c'], 'sent same missing same', 2],
    ['one too many', ['>a', '<a', '<c'], ['<a', '<b', '<c'], 'sent same extra same', 2],
    ['one more behind the last', ['<a'], ['<a', '<b'], 'same extra', 1],
    ['none at all', ['>a', '<a'], [], 'sent missing', 1],
  ])('tells %s', (_, before, after, rows, first) => {
    expect(kinds(recordingOf(...before), recordingOf(...after))).toEqual([rows, first])
  })

  it('tells text from bytes', () => {
    expect(kinds(recordingOf('<A'), recordingOf(Uint8Array.of(65)))).toEqual(['changed', 0])
  })

  it('leaves out what may differ', () => {
    const [before, after] = [recordingOf('<at 12:01 ok'), recordingOf('<at 12:07 ok')]
    expect(kinds(before, after, /\d\d:\d\d/g)).toEqual(['same', -1])
  })

  it.each([
    [
      'the server closed then and now',
      ended(recordingOf(), 1011),
      ended(recordingOf(), 1011),
      true,
    ],
    ['with another code', ended(recordingOf(), 1000), ended(recordingOf(), 1011), false],
    ['it closes now only', recordingOf(), ended(recordingOf(), 1011), false],
    ['the page closed', ended(recordingOf(), 1000, true), recordingOf(), true],
  ])('of the ends: %s', (_, before, after, isAlike) => {
    expect(compareRecordings(before, after).ends === null).toBe(isAlike)
  })
})

describe('playing', () => {
  const steps = stepsOf(recordingOf('<hello', '>a', '<a', '>b'))

  const play = async (pace: number | 'answers', connection: Partial<FakeConnection> = {}) => {
    const fake = new FakeConnection()
    Object.assign(fake, connection)
    const done: number[] = []
    const signal = new AbortController().signal
    for await (const count of playSteps(fake, steps, { pace, signal })) done.push(count)
    return { done, sent: fake.sent }
  }

  it('has the time between two sends, and how many answers came in front', () => {
    expect(steps).toEqual([
      { data: 'a', afterMs: 20, answers: 1 },
      { data: 'b', afterMs: 20, answers: 2 },
    ])
  })

  it('sends all of it', async () => {
    expect(await play(1000)).toEqual({ done: [1, 2], sent: ['a', 'b'] })
  })

  it('goes on as soon as the answers are there', async () => {
    const fake = new FakeConnection()
    const playing = playSteps(fake, steps, {
      pace: 'answers',
      signal: new AbortController().signal,
    })
    const first = playing.next()
    await Promise.resolve()
    expect(fake.sent).toEqual([])
    fake.tell('hello')
    expect(await first).toMatchObject({ value: 1 })
    const second = playing.next()
    fake.tell('a')
    expect(await second).toMatchObject({ value: 2 })
  })

  it('ends with the connection', async () => {
    expect(await play(1000, { isOpen: false })).toEqual({ done: [], sent: [] })
  })
})

class FakeConnection {
  isOpen = true
  sent: unknown[] = []
  tell: (data: Data | null) => void = () => {}
  opening = () => Promise.resolve(this.isOpen)
  send = (data: Data) => {
    this.sent.push(data)
    return this.isOpen
  }
  watch = (tell: (data: Data | null) => void) => {
    this.tell = tell
    return () => {}
  }
}

describe('the pane', () => {
  const opened: Told = { type: 'opened', id: 1, at: 5000, protocol: '', extensions: '', openMs: 1 }
  const passed =
    (type: 'sent' | 'received') =>
    (data: string, serial: number): Told => ({ type, id: 1, at: 5000 + serial, data, serial })
  const sent = passed('sent')
  const received = passed('received')

  function paneOf(recording: Recording) {
    const state = stateOf()
    const orders: { order: string }[] = []
    const context = {
      state,
      say: () => sayIn('en'),
      wire: (order: { order: string }) => orders.push(order),
      render: () => {},
      effects: { reveal: () => {} },
      connect: {
        connect: () => {
          beginLink(state, 1, 'ws://b/echo', [])
          return true
        },
      },
    }
    const act: Replaying = replaying(context as never)
    act.change({ recordings: [recording] })
    const page = { state, say: sayIn('en'), act, errors: {} } as unknown as Page
    const tell = (...batch: Told[]) => {
      record(state, batch)
      act.follow(batch)
    }
    return { state, orders, act, tell, html: () => htmlOf(replayPane(page, act)) }
  }

  it('plays on a new connection, and marks the first message that differs', () => {
    const { state, orders, act, tell, html } = paneOf(recordingOf('>a', '<a', '>b', '<b two'))
    act.start()
    expect(orders).toMatchObject([{ order: 'play', id: 1, pace: 1, steps: [{}, {}] }])
    tell(opened, received('a', 1), received('b three', 2))
    tell({ type: 'repeated', run: 1, done: 2, isOver: true })
    expect(html()).toContain('All sent, waiting')
    tell({ type: 'closed', id: 1, at: 6000, code: 1011, reason: '', wasClean: true, lastedMs: 9 })
    expect(state.replay?.phase).toBe('done')
    expect(html()).toContain('Message 4 of the recording differs.</strong> Another answer')
    expect(html()).toContain('<del>two</del><ins>three</ins>')
    expect(html()).toContain('The end differs. Recorded: not ended by the server.')
    expect(html()).toContain('1011 Internal Error')
  })

  it.each([
    ['en', 'Every answer is as it was recorded, and so is the end. Answers: 1.'],
    ['zh', '应答均与录制时相同，结束方式也相同。应答：1 条。'],
  ] as const)('says of a single answer in %s that it is alike', async (language, words) => {
    await loadWords('workbench', language)
    const recording = recordingOf('>a', '<a')
    const comparison = compareRecordings(recording, recording)
    const page = { say: sayIn(language) } as unknown as Page
    expect(htmlOf(summaryView(page, comparison))).toContain(words)
  })

  it('sends one message at a time when it is played step by step', () => {
    const { state, orders, act, tell, html } = paneOf(recordingOf('>a', '<a', '>b'))
    act.setPace('steps')
    act.start()
    tell(opened)
    expect(html()).toContain('Send message 1')
    act.next()
    expect(html()).toContain('Send message 2')
    act.next()
    expect(orders).toMatchObject([
      { order: 'send', data: 'a' },
      { order: 'send', data: 'b' },
    ])
    expect(state.replay?.phase).toBe('waiting')
  })

  it('compares what has been sent when it is stopped, and nothing behind it', () => {
    const recording = ended(recordingOf('>a', '<a', '>b', '<b', '<c'), 1011)
    const { act, tell, html } = paneOf(recording)
    act.start()
    tell(opened, sent('a', 1), received('a', 2))
    act.stop()
    expect(html()).toContain('Every answer so far is as it was recorded. Answers: 1.')
    expect(html()).not.toContain('row-missing')
    expect(html()).not.toContain('The end differs')
  })

  it('misses an answer that had not come when it was stopped', () => {
    const { act, tell, html } = paneOf(recordingOf('>a', '<a', '>b', '<b'))
    act.start()
    tell(opened, sent('a', 1))
    act.stop()
    expect(html()).toContain('0 alike, 0 changed, 1 missing, 0 too many.')
  })

  it('says that nothing was compared when no connection opens', () => {
    const { act, tell, html } = paneOf(recordingOf('>a', '<a'))
    act.start()
    tell({ type: 'closed', id: 1, at: 6, code: 1006, reason: '', wasClean: false, lastedMs: 0 })
    expect(html()).toContain('nothing was compared')
  })

  it('waits as long as the recording did, and less when all is there', () => {
    const { state, act, tell } = paneOf(ended(recordingOf('>a', '<a'), 1000, true))
    act.start()
    const wait = () => quietMs(state.replay as NonNullable<typeof state.replay>)
    tell(opened)
    expect(wait()).toBe(1980)
    tell(received('a', 1))
    expect(wait()).toBe(400)
  })
})

function stateOf() {
  const address = 'ws://localhost/echo'
  return makeState({
    isOnce: false,
    path: '/index2',
    address,
    host: 'localhost',
    language: 'en',
    theme: 'auto',
  })
}
