// The doctor of the page: what it finds by what a browser lets it do, and what it shows of that.

import { beforeAll, describe, expect, it, vi } from 'vitest'
import { doctorActions } from '../../../public/console/workbench/doctor/doctor.js'
import { doctorPane } from '../../../public/console/workbench/doctor/pane.js'
import { checksFor, runDoctor, type Told } from '../../../public/console/workbench/doctor/run.js'
import {
  askedOf,
  commandFor,
  commandUrl,
  examinationOf,
  leftToCommand,
  makeDoctor,
  take,
} from '../../../public/console/workbench/doctor/state.js'
import { PLAIN_CHECKS } from '../../../public/doctor/checks/index.js'
import { sayFinding } from '../../../public/doctor/words.js'
import { loadWords, sayIn } from '../../../public/shared/language.js'
import { CHECKS } from '../../../src/service/doctor/checks/index.ts'
import { htmlOf } from './html-of.ts'
import { type FakeServer, surroundingsOf } from './page-talk.ts'

beforeAll(async () => {
  for (const language of ['en', 'zh'] as const) {
    await loadWords('workbench', language)
    await loadWords('doctor', language)
  }
})

const skipped = expect.objectContaining({ verdict: 'skipped', value: 'no echo' })

const options = { messageBytes: 100, idleSeconds: 0, connections: 0 }

/** The findings of these checks in English, by their names. */
async function find(server: FakeServer, names: string[], asked = options) {
  const told: Told[] = []
  const { signal } = new AbortController()
  const order = { url: 'ws://there/echo', options: asked }
  const checks = PLAIN_CHECKS.filter(({ name }) => names.includes(name))
  await runDoctor(order, surroundingsOf(server), { signal, checks, tell: (one) => told.push(one) })
  const found = told.filter((one) => one.type === 'found')
  return Object.fromEntries(
    found.map(({ result }) => [result.name, sayFinding(sayIn('en'), result)]),
  )
}

describe('the doctor of the page', () => {
  it('makes the checks of the command, or leaves them to it', () => {
    const names = CHECKS.map(({ name }) => name)
    const own = PLAIN_CHECKS.map(({ name }) => name)
    expect(names.filter((name) => !own.includes(name)).sort()).toEqual([...leftToCommand].sort())
  })

  it('asks for silence and for many connections only where it is told to', () => {
    const names = (asked: typeof options) => checksFor(asked).map(({ name }) => name)
    expect(names(options)).not.toContain('idle')
    expect(names(options)).not.toContain('connections')
    expect(names({ ...options, idleSeconds: 1, connections: 1 })).toHaveLength(PLAIN_CHECKS.length)
  })

  it('finds all well at an edge-echo', async () => {
    const names = ['upgrade', 'messages', 'order', 'last-message', 'close-codes', 'subprotocols']
    const found = await find({}, [...names, 'server-close', 'server-view'])
    expect(Object.entries(found).filter(([, { verdict }]) => verdict !== 'ok')).toEqual([])
    expect(found['server-view']?.value).toBe('192.0.2.7:1 asks for /handshake')
  })

  it('tells which messages come back changed', async () => {
    const reply = (message: string | Uint8Array) => (message === 'hello' ? 'HELLO' : message)
    const { messages } = await find({ reply }, ['messages'])
    expect(messages).toMatchObject({ verdict: 'broken', value: 'not as it was sent: text' })
  })

  it('leaves what is too large to the size', async () => {
    const { messages } = await find({ largest: 1000 }, ['messages'])
    expect(messages).toMatchObject({ verdict: 'ok', value: expect.stringContaining('(see size)') })
  })

  it.each([
    ['sends a message unasked', { greeting: 'welcome' }, 'a message of 7 bytes came unasked'],
    ['answers nothing', { reply: () => null }, 'nothing came back within 5 s'],
  ])('of an endpoint that %s compares nothing else', async (_what, server, value) => {
    vi.useFakeTimers()
    const finding = find({ ...server, told: null }, ['messages', 'size', 'order', 'close-codes'])
    await vi.advanceTimersByTimeAsync(60_000)
    vi.useRealTimers()
    const { messages, ...others } = await finding
    expect(messages).toMatchObject({ verdict: 'broken', value })
    expect(others).toEqual({ size: skipped, order: skipped, 'close-codes': skipped })
  })

  it('finds the size that passes, and what ends a larger one', async () => {
    const { size } = await find({ largest: 50 }, ['size'])
    expect(size).toMatchObject({
      verdict: 'broken',
      value: '50 bytes at most of 100: the connection ended with 1009',
      change: expect.stringContaining('MAX_MESSAGE_BYTES'),
      figures: { largest: 50, end: 'the connection ended with 1009' },
    })
  })

  it('cannot know what comes behind its own close, where nobody closes at its request', async () => {
    const found = await find({ told: null }, ['last-message', 'subprotocols', 'sse'])
    expect(found['last-message']?.verdict).toBe('skipped')
    expect(found.subprotocols?.value).toBe('the server agrees on none')
    expect(found.sse).toEqual({ verdict: 'skipped', value: 'no edge-echo server' })
  })

  it('takes a connection that fails with an offer alone for one without an agreement', async () => {
    const opens = (_url: URL, protocols: string[]) => protocols.length === 0
    const { subprotocols } = await find({ opens }, ['subprotocols'])
    expect(subprotocols?.value).toMatch(/^none agreed on/)
  })

  it('says nothing of answers that are not for this page', async () => {
    const found = await find({}, ['http', 'sse', 'long-poll'])
    const skipped = { verdict: 'skipped', value: 'answers are not for pages of another origin' }
    expect(found).toEqual({ http: skipped, sse: skipped, 'long-poll': skipped })
  })

  it('keeps a connection by messages, since it cannot ping', async () => {
    const asked = { ...options, idleSeconds: 0.05 }
    const sent: unknown[] = []
    const reply = (message: string | Uint8Array) => {
      sent.push(message)
      return message
    }
    const { idle } = await find({ reply }, ['idle'], asked)
    expect(idle?.value).toBe('lives for 0.05 s')
    expect(new Set(sent)).toEqual(new Set(['heartbeat']))
  })
})

describe('a WebSocket that does not open', () => {
  const opens = () => false
  const explain = async (answers: FakeServer['answers']) =>
    (await find({ opens, answers: answers ?? {} }, ['upgrade'])).upgrade

  it('is explained by a plain request to the same place', async () => {
    const server = { headers: { server: 'nginx/1.22' } }
    const found = await explain({ '/echo': () => new Response('page', server) })
    expect(found).toMatchObject({
      verdict: 'broken',
      value: 'no WebSocket opens; a plain request is answered with 200 by nginx',
      meaning: 'Most likely a proxy does not pass the Upgrade header on.',
      change: expect.stringContaining('proxy_set_header Upgrade'),
    })
  })

  it.each([
    [404, /Nothing is at this path/],
    [502, /no answer, or a wrong one/],
  ])('is explained by a plain answer with %s', async (status, meaning) => {
    const found = await explain({ '/echo': () => new Response('', { status }) })
    expect(found?.meaning).toMatch(meaning)
  })

  it('is not explained where this page may read no answer', async () => {
    expect(await explain({})).toMatchObject({
      value: 'no WebSocket opens, and no plain request gets an answer that can be read',
      meaning: expect.stringMatching(/^A browser does not tell a page why/),
    })
  })

  it.each([
    ['hangs', { isSilent: true }],
    ['fails, while a plain request hangs', { opens, isSilent: true }],
  ])('and %s is told as one that nothing answered in time', async (_how, server) => {
    vi.useFakeTimers()
    const finding = find(server, ['upgrade'])
    await vi.advanceTimersByTimeAsync(60_000)
    vi.useRealTimers()
    expect((await finding).upgrade).toMatchObject({
      verdict: 'broken',
      value: 'no answer within 10 s',
      meaning: expect.stringMatching(/^Nothing has answered in time\./),
    })
  })

  it('leaves the checks that need none', async () => {
    const told = { method: 'GET', target: '/handshake', headers: [['User-Agent', 'a']] }
    const answers = { '/handshake': () => Response.json(told) }
    const found = await find({ opens, answers }, ['messages', 'server-view'])
    expect(found.messages).toEqual({ verdict: 'skipped', value: 'no WebSocket opens' })
    expect(found['server-view']?.verdict).toBe('ok')
  })
})

describe('the state of an examination', () => {
  const result = {
    name: 'size',
    group: 'Fidelity' as const,
    tookMs: 12,
    verdict: 'broken' as const,
    value: { key: 'sizeOther' as const, values: { bytes: 7 } },
    meaning: { key: 'sizeLarger' as const },
    figures: { largest: 7, end: { key: 'ended', values: { code: 1009 } } },
  }

  it('grows by what it is told', () => {
    const doctor = makeDoctor()
    take(doctor, { type: 'server', server: 'Node 24' })
    take(doctor, { type: 'checking', name: 'size', number: 4, count: 15 })
    take(doctor, { type: 'found', result })
    expect(doctor).toMatchObject({ server: 'Node 24', checking: { number: 4 }, results: [result] })
    take(doctor, { type: 'over' })
    expect(doctor.phase).toBe('done')
  })

  it('is exported as the command has it', () => {
    const doctor = { ...makeDoctor(), url: 'ws://a/', tookMs: 3210, results: [result] }
    const exported = JSON.parse(JSON.stringify(examinationOf(sayIn('en'), doctor)))
    expect(exported).toEqual({
      url: 'ws://a/',
      server: null,
      tookMs: 3210,
      results: [
        {
          name: 'size',
          group: 'Fidelity',
          tookMs: 12,
          verdict: 'broken',
          value: '7 bytes came back',
          meaning: 'Larger messages end the connection, or are lost.',
          figures: { largest: 7, end: 'the connection ended with 1009' },
        },
      ],
    })
  })

  it.each([
    ['size', '0'],
    ['size', '33554433'],
    ['idle', ''],
    ['idle', '1.5'],
    ['connections', '201'],
    ['connections', '-1'],
  ])('takes no %s of "%s"', (name, typed) => {
    const doctor = makeDoctor()
    expect(askedOf({ ...doctor, typed: { ...doctor.typed, [name]: typed } })).toBeNull()
  })

  it('says in its export that it was stopped', () => {
    const doctor = { ...makeDoctor(), phase: 'stopped' } as const
    expect(examinationOf(sayIn('en'), doctor)).toMatchObject({ isStopped: true })
  })

  it('has a command for the address in the bar, once that is one', () => {
    const doctor = { url: 'ws://a/' }
    expect(commandUrl(doctor, 'localhost:9999')).toBe('ws://localhost:9999/')
    expect(commandUrl(doctor, 'ftp://b')).toBe('ws://a/')
  })

  it('has a command with what was asked', () => {
    const { typed } = makeDoctor()
    expect(commandFor("wss://a/it's", typed)).toBe(`npx edge-echo doctor 'wss://a/it'\\''s'`)
    expect(commandFor('ws://a/', { ...typed, idle: '70', size: '' })).toBe(
      "npx edge-echo doctor 'ws://a/' --idle 70",
    )
  })

  it.each([
    ['en', ['BROKEN', '7 bytes came back', 'Broken: 1.', '0 ok, in 3.2 s.', 'network, tls']],
    ['zh', ['故障', '返回了 7 字节', '故障 1 项。', 'network, tls']],
  ] as const)('is shown in %s', (language, texts) => {
    const over = { phase: 'done', url: 'ws://a/', tookMs: 3210, results: [result] }
    const doctor = { ...makeDoctor(), ...over }
    const page = { state: { doctor, address: '' }, say: sayIn(language) }
    const html = htmlOf(doctorPane(page as never, {} as never))
    for (const text of texts) expect(html).toContain(text)
  })
})

describe('the button of the doctor', () => {
  const press = () => {
    const worker = { postMessage: vi.fn(), terminate: vi.fn(), onmessage: null, onerror: null }
    const state = { address: 'ws://a/', doctor: makeDoctor() }
    const context = {
      state,
      render: vi.fn(),
      effects: { focusWrong: vi.fn(), download: vi.fn() },
      connect: { target: () => ({ url: state.address, protocols: [] }) },
      tabs: { redraw: vi.fn() },
    }
    const make = vi.fn(() => worker as never)
    return { worker, state, context, make, act: doctorActions(context as never, make) }
  }

  it('starts a Worker with what is asked, and nothing before', () => {
    const { act, make, worker, state } = press()
    expect(make).not.toHaveBeenCalled()
    act.start()
    expect(worker.postMessage).toHaveBeenCalledWith({
      url: 'ws://a/',
      options: { messageBytes: 1_048_576, idleSeconds: 0, connections: 0 },
    })
    expect(state.doctor.phase).toBe('running')
  })

  it('counts the time from the start, in front of the first check', () => {
    vi.useFakeTimers()
    const { act, state } = press()
    act.start()
    vi.advanceTimersByTime(2500)
    act.stop()
    expect(state.doctor.tookMs).toBe(2500)
    vi.useRealTimers()
  })

  it('starts nothing while a field is wrong', () => {
    const { act, make, context } = press()
    act.type('idle', 'long')
    act.start()
    expect(make).not.toHaveBeenCalled()
    expect(context.effects.focusWrong).toHaveBeenCalled()
  })

  it('stops it, and keeps what was found', () => {
    const { act, worker, state } = press()
    act.start()
    take(state.doctor, { type: 'found', result: { name: 'a' } as never })
    act.stop()
    expect(worker.postMessage).toHaveBeenLastCalledWith('stop')
    expect(state.doctor).toMatchObject({ phase: 'stopped', results: [{ name: 'a' }] })
  })
})
