import { beforeAll, describe, expect, it, vi } from 'vitest'
import { askServer } from '../../../public/console/workbench/servers/ask.js'
import { unreached } from '../../../public/console/workbench/servers/facts.js'
import {
  factsOf,
  rowsOf,
  serversPane,
  trialWords,
} from '../../../public/console/workbench/servers/pane.js'
import { makeServers, serversActions } from '../../../public/console/workbench/servers/servers.js'
import { loadWords, sayIn } from '../../../public/shared/language.js'
import { htmlOf } from './html-of.ts'
import { type FakeServer, seenByServer, surroundingsOf } from './page-talk.ts'

beforeAll(() => loadWords('workbench', 'en'))

function ask(server: FakeServer, url = 'ws://there/some/echo?drop=3') {
  const surroundings = surroundingsOf(server)
  const { signal } = new AbortController()
  return { opened: surroundings.opened, facts: askServer(surroundings, url, signal) }
}

/** A clock that ticks whenever it is asked. */
function clockAnswers() {
  let tick = 0
  const next = () => {
    tick += 1
    return { tick, time: performance.timeOrigin + performance.now() }
  }
  const stream = () =>
    new Response(Array.from({ length: 20 }, () => `data: ${JSON.stringify(next())}\n\n`).join(''))
  return { json: () => Response.json(next()), stream }
}

describe('a server', () => {
  it('is asked beside the endpoint, without its faults', async () => {
    const { opened, facts } = ask({})
    await facts
    expect(new Set(opened)).toEqual(new Set(['ws://there/some/handshake', 'ws://there/some/echo']))
  })

  it('that is no edge-echo is asked at its address', async () => {
    const { opened, facts } = ask({ told: null })
    expect(await facts).toMatchObject({
      isReached: true,
      handshake: null,
      transports: { webSocketEcho: { works: true } },
    })
    expect(opened).toContain('ws://there/some/echo?drop=3')
  })

  it('tells what it is, and by which transports it can be reached', async () => {
    const clock = clockAnswers()
    const answers = {
      '/some/echo': () => new Response('there and back'),
      '/some/clock': clock.json,
    }
    const facts = await ask({ answers }).facts
    expect(facts).toMatchObject({
      isReached: true,
      handshake: seenByServer,
      extensions: 'permessage-deflate',
      transports: {
        webSocketEcho: { works: true, ms: expect.any(Number) },
        httpEcho: { works: true, ms: expect.any(Number) },
        longPoll: { works: true, ms: expect.any(Number) },
      },
    })
  })

  it('streams its ticks as events', async () => {
    const clock = clockAnswers()
    let asked = 0
    const answer = () => {
      asked += 1
      return asked === 15 ? clock.stream() : clock.json()
    }
    const { transports } = await ask({ answers: { '/some/clock': answer } }).facts
    expect(transports.serverSentEvents.works).toBe(true)
  })

  it('that ends a stream early does not stream', async () => {
    const answers = { '/some/clock': clockAnswers().json }
    const { transports } = await ask({ answers }).facts
    expect(transports).toMatchObject({
      longPoll: { works: true },
      serverSentEvents: { works: false, ms: null },
    })
  })

  it('whose answers are not for this page works as far as is known', async () => {
    const { transports } = await ask({}).facts
    expect(transports.httpEcho).toEqual({ works: false, ms: null, isHidden: true })
  })

  it('is told over HTTP where no WebSocket opens', async () => {
    const answers = { '/some/handshake': () => Response.json(seenByServer) }
    const facts = await ask({ opens: () => false, answers }).facts
    expect(facts).toMatchObject({
      isReached: true,
      handshake: seenByServer,
      transports: { webSocketEcho: { works: false } },
    })
  })

  it('that opens a WebSocket and echoes nothing is reached', async () => {
    vi.useFakeTimers()
    const { facts } = ask({ told: null, reply: () => null })
    await vi.advanceTimersByTimeAsync(60_000)
    vi.useRealTimers()
    expect(await facts).toMatchObject({
      isReached: true,
      transports: { webSocketEcho: { works: false } },
    })
  })

  it.each([
    ['refuses', { opens: () => false }, false],
    ['stays silent', { isSilent: true }, true],
  ])('that %s is not reached, late or not', async (_how, server, isLate) => {
    vi.useFakeTimers()
    const { facts } = ask(server)
    await vi.advanceTimersByTimeAsync(60_000)
    vi.useRealTimers()
    expect(await facts).toMatchObject({ isReached: false, isLate })
  })
})

describe('two servers', () => {
  const trial = { works: true, ms: 1.23 }
  const facts = {
    url: 'ws://a/echo',
    isReached: true,
    handshake: seenByServer as never,
    extensions: '',
    transports: {
      webSocketEcho: trial,
      httpEcho: trial,
      longPoll: trial,
      serverSentEvents: trial,
    },
  }

  it('have their facts in words', () => {
    expect(Object.fromEntries(factsOf(sayIn('en'), facts))).toMatchObject({
      isEdgeEcho: 'yes',
      version: '1.2.3',
      runtime: 'Node 24',
      tls: 'no',
      largest: '1 KiB',
      heartbeat: 'every 30 s',
    })
  })

  it.each([
    [{ works: true, ms: 1.23 }, '1.2 ms'],
    [{ works: false, ms: null }, 'does not work'],
    [{ works: false, ms: null, isHidden: true }, 'not for this page'],
  ])('say %j as "%s"', (tried, words) => {
    expect(trialWords(sayIn('en'), tried)).toBe(words)
  })

  it('differ in what they are and in what works, and not in a time', () => {
    const other = {
      ...facts,
      handshake: { ...seenByServer, version: '1.2.4' } as never,
      transports: {
        ...facts.transports,
        httpEcho: { works: true, ms: 80 },
        serverSentEvents: { works: false, ms: null },
      },
    }
    const differing = rowsOf(sayIn('en'), facts, other).filter(({ differs }) => differs)
    expect(differing.map(({ key, here, there }) => [key, here, there])).toEqual([
      ['version', '1.2.3', '1.2.4'],
      ['serverSentEvents', '1.2 ms', 'does not work'],
    ])
  })

  it('are compared in what both do where one is no edge-echo', () => {
    const hidden = { works: false, ms: null, isHidden: true }
    const transports = { ...facts.transports, httpEcho: hidden, longPoll: hidden }
    const other = { ...facts, url: 'ws://b:1/some/echo', handshake: null, transports }
    const rows = rowsOf(sayIn('en'), facts, other)
    expect(rows.map(({ key }) => key)).toEqual(['extensions', 'webSocketEcho', 'serverSentEvents'])
    const state = { servers: { ...makeServers(), own: facts, other } }
    const html = htmlOf(serversPane({ state, say: sayIn('en') } as never, {} as never))
    expect(html).toContain('b:1 is no edge-echo, or tells this page nothing at /some/handshake')
    expect(html).toContain('They do not differ in any of this.')
  })

  it.each([
    [true, 'gives no answer in time'],
    [false, 'gives no answer that this page may read'],
  ])('are not compared where the other is not reached, late: %s', (isLate, words) => {
    const other = { ...unreached, url: 'ws://b/', isLate }
    const state = { servers: { ...makeServers(), own: facts, other } }
    const html = htmlOf(serversPane({ state, say: sayIn('en') } as never, {} as never))
    expect(html).toContain(`ws://b/ ${words}`)
  })

  it('are asked by a Worker, which ends behind the second', () => {
    const worker = {
      postMessage: vi.fn(),
      terminate: vi.fn(),
      onmessage: (_event: { data: unknown }) => {},
      onerror: null,
    }
    const state = { home: 'ws://a/echo', servers: null } as never
    const context = {
      state,
      render: vi.fn(),
      effects: {},
      connect: { target: () => ({ url: 'ws://b/echo', protocols: [] }) },
      tabs: { redraw: vi.fn() },
    }
    const act = serversActions(context as never, () => worker as never)
    act.compare()
    expect(worker.postMessage).toHaveBeenCalledWith(['ws://a/echo', 'ws://b/echo'])
    worker.onmessage({ data: facts })
    expect(worker.terminate).not.toHaveBeenCalled()
    worker.onmessage({ data: { ...facts, url: 'ws://b/echo' } })
    expect(worker.terminate).toHaveBeenCalled()
    expect(state).toMatchObject({ servers: { isAsking: false, other: { url: 'ws://b/echo' } } })
  })
})
