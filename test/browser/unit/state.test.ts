import { describe, expect, it } from 'vitest'
import { withinRoom } from '../../../public/console/effects/keeper.js'
import { commands } from '../../../public/console/state/commands.js'
import { errorsOf, jsonFault, typedFault } from '../../../public/console/state/errors.js'
import {
  countFaults,
  faultBounds,
  readFaults,
  replaceFaults,
  writeFaults,
  wrongFaults,
} from '../../../public/console/state/faults.js'
import {
  addLost,
  addRoundTrip,
  addTraffic,
  axisEnd,
  histogram,
  lastMinute,
  latestSamples,
  makeFigures,
  summarize,
} from '../../../public/console/state/figures.js'
import { beginLink, record } from '../../../public/console/state/journal.js'
import { readShared, shareLink } from '../../../public/console/state/share.js'
import { keptOf, makeState, readKept, type State } from '../../../public/console/state/state.js'
import type { Told } from '../../../public/console/wire/wire.js'
import { openStore } from '../../../public/shared/storage.js'
import { parseFaults } from '../../../src/service/faults/parse.ts'

const home = 'ws://localhost:3000/echo'
const page = new URL('http://localhost:3000/index2')

const stateOf = (more: Partial<State> = {}): State => ({
  ...makeState({
    isOnce: false,
    path: '/index2',
    address: home,
    host: 'localhost:3000',
    language: 'en',
    theme: 'auto',
  }),
  ...more,
})

const opened = (id = 1, at = 1000): Told => ({
  type: 'opened',
  id,
  at,
  protocol: '',
  extensions: '',
  openMs: 2,
})
const closed = (code: number, id = 1, lastedMs = 10): Told => ({
  type: 'closed',
  id,
  at: 2000,
  code,
  reason: '',
  wasClean: code !== 1006,
  lastedMs,
})

const connected = () => {
  const state = stateOf()
  beginLink(state, 1, home, [])
  record(state, [opened()])
  return state
}

describe('the journal', () => {
  it('writes what happens to a connection as entries of their own kind', () => {
    const state = connected()
    record(state, [closed(1000)])
    expect(state.log.entries).toMatchObject([
      { direction: 'event', event: 'opened', url: home, openMs: 2 },
      { direction: 'event', event: 'closed', code: 1000, lastedMs: 10 },
    ])
    expect(state.link?.phase).toBe('closed')
  })

  it.each([
    ['it', 1],
    ['another that was begun since', 2],
  ])(
    'writes that a connection was cancelled before it opened, not that %s was closed',
    (_, last) => {
      const state = stateOf()
      for (let id = 1; id <= last; id += 1) beginLink(state, id, home, [])
      state.closedHere.add(1)
      record(state, [closed(1006)])
      expect(state.log.entries).toMatchObject([{ event: 'cancelled', url: home, lastedMs: 10 }])
    },
  )

  it('names the address of a connection beside another that was begun since', () => {
    const state = stateOf({ isOnce: true })
    beginLink(state, 1, home, [])
    beginLink(state, 2, 'ws://localhost:3000/other', [])
    record(state, [opened(1), closed(1000, 1), opened(2)])
    expect(state.log.entries).toMatchObject([
      { event: 'opened', url: home },
      { event: 'closed', url: home },
      { event: 'opened', url: 'ws://localhost:3000/other' },
    ])
    expect([...state.urls.keys()]).toEqual([2])
  })

  it('writes messages with their size in bytes', () => {
    const state = connected()
    record(state, [{ type: 'sent', id: 1, at: 1, data: 'é', serial: 1 }])
    expect(state.log.entries.at(-1)).toMatchObject({ direction: 'sent', kind: 'text', size: 2 })
  })

  it('keeps the cause of the first loss until a person connects', () => {
    const state = connected()
    record(state, [closed(1009)])
    expect(state.retry).toMatchObject({ attempt: 1 })
    beginLink(state, 2, home, [], 1)
    record(state, [opened(2), closed(1006, 2)])
    expect(state.cause).toMatchObject({ id: 1, code: 1009 })
  })

  it.each([
    ['after 1000', (state: State) => record(state, [closed(1000)])],
    [
      'after its own goodbye',
      (state: State) => {
        state.closedHere.add(1)
        record(state, [closed(1005)])
      },
    ],
    [
      'where that is turned off',
      (state: State) => {
        state.auto = false
        record(state, [closed(1012)])
      },
    ],
  ])('does not come back %s', (_, end) => {
    const state = connected()
    end(state)
    expect(state.retry).toBeNull()
  })

  it('waits longer with every attempt, but not after a connection that stood', () => {
    const state = connected()
    beginLink(state, 2, home, [], 3)
    record(state, [opened(2), closed(1006, 2, 10)])
    expect(state.retry?.attempt).toBe(4)
    beginLink(state, 3, home, [], 4)
    record(state, [opened(3), closed(1006, 3, 60_000)])
    expect(state.retry?.attempt).toBe(1)
  })

  it('does not come back from where it never was', () => {
    const state = stateOf()
    beginLink(state, 1, home, [])
    record(state, [closed(1006)])
    expect(state.retry).toBeNull()
    expect(state.log.entries).toMatchObject([{ event: 'refused', code: 1006 }])
  })

  it('counts what comes while somebody reads elsewhere', () => {
    const state = connected()
    state.place.isAtEdge = false
    record(state, [{ type: 'received', id: 1, at: 1, data: 'x', serial: 1 }])
    expect(state.unseen).toBe(1)
  })
})

describe('an error', () => {
  it('is said of what was tried alone', () => {
    expect(errorsOf(stateOf({ address: 'no where' }), page)).toEqual({})
    const tried = errorsOf(stateOf({ address: 'no where', tried: 'connect' }), page)
    expect(tried.address?.key).toBe('badAddress')
  })

  it('goes when it is no longer true', () => {
    const state = stateOf({ tried: 'send' })
    expect(errorsOf(state, page).send?.key).toBe('notConnected')
    beginLink(state, 1, home, [])
    record(state, [opened()])
    expect(errorsOf(state, page)).toEqual({})
  })

  it('of the message is at its line and column', () => {
    expect(typedFault(stateOf({ kind: 'hex', message: '00\n0g' }))).toMatchObject({
      key: 'hexCharacter',
      line: 2,
      column: 2,
      character: 'g',
    })
    expect(jsonFault(stateOf({ message: '{"a": 1,\n "b": oops}' }))).toMatchObject({
      key: 'jsonCharacter',
      line: 2,
      column: 7,
      character: 'o',
    })
  })
})

describe('faults', () => {
  it('are in the address, whose rest stays', () => {
    const address = 'wss://example.test/chat?token=a'
    const changed = writeFaults(address, { drop: '3', delay: '20' })
    expect(changed).toBe(`${address}&drop=3&delay=20`)
    expect(readFaults(changed)).toMatchObject({ drop: '3', delay: '20', close: '' })
    expect(writeFaults(changed, { drop: '', delay: '' })).toBe(address)
    expect(countFaults(changed)).toBe(2)
  })

  it('take the question mark along with the last of them', () => {
    expect(writeFaults(`${home}?delay=20`, { delay: '' })).toBe(home)
  })

  it('of a preset take the place of all others', () => {
    expect(replaceFaults(`${home}?delay=20`, { drop: '3' })).toBe(`${home}?drop=3`)
  })

  /** Whether the server takes the query of a WebSocket. */
  const isTaken = (query: Record<string, string>) => {
    try {
      return parseFaults(query) !== null
    } catch {
      return false
    }
  }
  const isRight = (query: Record<string, string>) =>
    Object.keys(wrongFaults({ ...readFaults(''), ...query })).length === 0

  it.each(Object.entries(faultBounds))('%s has the bounds of the server', (name, bounds) => {
    for (const value of [bounds.min - 1, bounds.min, bounds.max, bounds.max + 1]) {
      const query = { close: '1000', [name]: `${value}` }
      expect(isRight(query), `${value}`).toBe(isTaken(query))
    }
  })

  it('close has the codes of the server', () => {
    for (let code = 0; code < 6000; code += 1) {
      expect(isRight({ close: `${code}` }), `${code}`).toBe(isTaken({ close: `${code}` }))
    }
  })

  it('after asks for a code to close with', () => {
    expect(wrongFaults({ ...readFaults(''), after: '3' })).toHaveProperty('close')
  })
})

describe('the figures', () => {
  it('are summed up by nearest rank', () => {
    const figures = makeFigures()
    for (let ms = 100; ms > 0; ms -= 1) addRoundTrip(figures, 0, ms)
    expect(summarize(latestSamples(figures))).toEqual({ min: 1, median: 50, p99: 99, max: 100 })
  })

  it('are none without an echo', () => {
    expect(summarize([])).toBeNull()
  })

  it('keep the last 300, and count every loss', () => {
    const figures = makeFigures()
    addLost(figures, 0, 1000)
    for (let ms = 1; ms <= 299; ms += 1) addRoundTrip(figures, 0, ms)
    expect(latestSamples(figures)).toHaveLength(300)
    expect(latestSamples(figures)[0]?.ms).toBeNull()
    expect(figures.lost).toBe(1000)
  })

  it.each([
    [0, 1],
    [0.3, 0.5],
    [1, 1],
    [12, 20],
    [501, 1000],
  ])('of at most %d have an axis that ends at %d', (most, end) => {
    expect(axisEnd(most)).toBeCloseTo(end)
  })

  it('are counted in equal steps', () => {
    const samples = [0, 1, 1.4, 10].map((ms) => ({ at: 0, ms }))
    const counts = histogram(samples, 10).map(({ count }) => count)
    expect(counts).toEqual([1, 2, 0, 0, 0, 0, 0, 0, 0, 1])
  })

  it('have a place for every second of the last minute', () => {
    const figures = makeFigures()
    addTraffic(figures, 10_000, 'sent', 5)
    addTraffic(figures, 10_900, 'received', 7)
    addTraffic(figures, 12_000, 'sent', 1)
    const minute = lastMinute(figures, 12_500)
    expect(minute).toHaveLength(60)
    expect(minute.slice(-3)).toEqual([
      { second: 10, sent: 1, received: 1, bytes: 12 },
      { second: 11, sent: 0, received: 0, bytes: 0 },
      { second: 12, sent: 1, received: 0, bytes: 1 },
    ])
  })
})

describe('a link to share', () => {
  it('fills in what it was made of', () => {
    const state = stateOf({ protocols: 'chat', message: '00 ff', kind: 'hex' })
    const link = shareLink(`${page}#old`, state)
    expect(readShared(new URL(link).hash)).toEqual({
      address: home,
      protocols: 'chat',
      message: '00 ff',
      kind: 'hex',
    })
  })

  it('is no other fragment', () => {
    expect(readShared('')).toBeNull()
    expect(readShared('#received')).toBeNull()
  })
})

describe('a command', () => {
  const url = "ws://localhost:3000/echo?a=1&b='"

  it.each([
    ['wscat', `wscat -c 'ws://localhost:3000/echo?a=1&b='\\''' -s 'chat'`],
    ['websocat', `websocat --protocol 'chat' 'ws://localhost:3000/echo?a=1&b='\\'''`],
  ] as const)('for %s is safe in a shell', (tool, command) => {
    expect(commands[tool](url, ['chat'])).toBe(command)
  })

  it('for curl upgrades over plain HTTP', () => {
    expect(commands.curl('wss://example.test/', [])).toMatch(
      /^curl .*Upgrade: websocket.*'https:\/\/example\.test\/'$/,
    )
  })
})

describe('what is kept', () => {
  const storageOf = (content: Record<string, string>) =>
    openStore(() => ({ ...content, getItem: (name: string) => content[name] ?? null }) as never, {
      failure: '',
    })

  it.each(['{', '"text', 'undefined', '[1'])('is nothing when it is %j', (text) => {
    expect(readKept(storageOf({ 'edge-echo:console': text }).recall('console'))).toEqual({})
  })

  it('is what it was, where it still makes sense', () => {
    const state = stateOf({ message: 'kept', named: [{ name: 'a', kind: 'text', text: 'b' }] })
    expect(readKept(JSON.parse(JSON.stringify(keptOf(state))))).toEqual(keptOf(state))
    expect(readKept({ message: 7, auto: 'yes', history: [1], named: [{}], unknown: 1 })).toEqual({})
  })

  it('has the newest messages that there is room for, and not one of megabytes', () => {
    const large = 'x'.repeat(300_000)
    const kept = { ...keptOf(stateOf()), message: 'typed' }
    expect(withinRoom({ ...kept, history: ['old', large, large, 'new'] })).toMatchObject({
      message: 'typed',
      history: [large, 'new'],
    })
    const { message, history } = withinRoom({ ...kept, message: large + large, history: ['a'] })
    expect([message, history]).toEqual([undefined, ['a']])
  })

  it('is said to be kept again once it is', () => {
    const health = { failure: '' }
    const storage = { isFull: true, setItem: () => {} }
    const store = openStore(() => {
      if (storage.isFull) throw new DOMException('It is full', 'QuotaExceededError')
      return storage as never
    }, health)
    store.keep('a', 1)
    expect(health.failure).toContain('It is full')
    storage.isFull = false
    store.keep('a', 1)
    expect(health.failure).toBe('')
  })

  it('is said when there is no storage', () => {
    const health = { failure: '' }
    const store = openStore(() => {
      throw new DOMException('The user denied it', 'SecurityError')
    }, health)
    store.keep('a', 1)
    expect(store.recall('a')).toBeNull()
    expect(health.failure).toContain('The user denied it')
  })
})
