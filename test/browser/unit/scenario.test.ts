import { beforeAll, describe, expect, it } from 'vitest'
import { beginLink, record } from '../../../public/console/state/journal.js'
import { makeState } from '../../../public/console/state/state.js'
import type { Page } from '../../../public/console/view/page.js'
import type { Told } from '../../../public/console/wire/wire.js'
import { draftOf, fileOf } from '../../../public/console/workbench/scenario/draft.js'
import { scenarioPane } from '../../../public/console/workbench/scenario/pane.js'
import {
  type ScenarioActions,
  scenarioActions,
} from '../../../public/console/workbench/scenario/scenario.js'
import { describeResult, stepName } from '../../../public/scenario/describe.js'
import { meets } from '../../../public/scenario/expectation.js'
import {
  type Content,
  checkScenario,
  readScenario,
  type ScenarioFile,
} from '../../../public/scenario/format.js'
import { parsePath, valueAt } from '../../../public/scenario/path.js'
import { playScenario, type Result } from '../../../public/scenario/play.js'
import { FileFault } from '../../../public/shared/checked.js'
import { loadWords, sayIn } from '../../../public/shared/language.js'
import { htmlOf } from './html-of.ts'

beforeAll(() => loadWords('workbench', 'en'))

const whole: ScenarioFile = {
  name: 'Greeting',
  address: 'ws://localhost:3000/echo',
  protocols: ['chat'],
  onConnect: { send: 'hi' },
  keepAlive: { send: { base64: 'AP8=' }, everyMs: 20_000 },
  steps: [
    {
      send: '{"n": {{n}}}',
      times: 3,
      pauseMs: 100,
      expect: { path: 'n', equals: 1 },
      withinMs: 900,
    },
    { send: { base64: 'AP8=' }, expect: { equals: { base64: 'AP8=' }, next: true } },
    { send: 'x', expect: { contains: 'x' } },
    { expect: { path: 'user.names[0]' } },
    { expect: { path: 'user', contains: 'x' } },
    { send: '', expect: { equals: '' } },
  ],
}

describe('a path into JSON', () => {
  const value = { user: { names: ['a', 'b'], 'odd name': 1 }, list: [[7]], null: null }

  it.each([
    ['user.names[0]', 'a'],
    ['$.user.names[-1]', 'b'],
    ['user["odd name"]', 1],
    ['list[0][0]', 7],
    ['null', null],
    ['$', value],
  ])('%s finds %j', (text, found) => {
    expect(valueAt(value, parsePath(text) ?? ['no path'])).toEqual({ value: found })
  })

  it.each(['user.other', 'list[3]', 'list[-2]', 'user.names.length', 'toString', 'null.a'])(
    '%s finds nothing',
    (text) => {
      expect(valueAt(value, parsePath(text) ?? ['no path'])).toBeNull()
    },
  )

  it.each(['', '.', 'a..b', 'a[', 'a[x]', 'a b', '[*]', '$..a', 'a.'])('is not %j', (text) => {
    expect(parsePath(text)).toBeNull()
  })
})

describe('an expectation', () => {
  const isMet = (expect: object, answer: Content) => {
    const { steps } = checkScenario({ name: '', steps: [{ expect }] })
    const expectation = steps[0]?.expect
    return expectation ? meets(expectation, answer) : null
  }

  it.each<[object, Content, boolean]>([
    [{ equals: 'a' }, 'a', true],
    [{ equals: 'a' }, 'ab', false],
    [{ equals: 'A' }, Uint8Array.of(65), false],
    [{ equals: { base64: 'QQ==' } }, Uint8Array.of(65), true],
    [{ equals: { base64: 'QQ==' } }, 'A', false],
    [{ contains: 'b' }, 'abc', true],
    [{ contains: 'b' }, Uint8Array.of(97, 98), true],
    [{ contains: 'x' }, 'abc', false],
    [{ path: 'a', equals: 1 }, '{"a": 1}', true],
    [{ path: 'a', equals: 1 }, '{"a": "1"}', false],
    [{ path: 'a', equals: { b: [1, null] } }, '{"a": {"b": [1, null]}}', true],
    [{ path: 'a', equals: [1] }, '{"a": {"0": 1}}', false],
    [{ path: 'a', equals: null }, '{"a": null}', true],
    [{ path: 'a' }, '{"a": null}', true],
    [{ path: 'a' }, '{"b": 1}', false],
    [{ path: 'a' }, 'no JSON', false],
    [{ path: 'a', contains: 'el' }, '{"a": "hello"}', true],
  ])('%j of %j is %s', (expect_, answer, isRight) => {
    expect(isMet(expect_, answer)).toBe(isRight)
  })
})

describe('the file', () => {
  it('is read with what is as usual filled in', () => {
    const { onConnect, steps, keepAlive } = readScenario(JSON.stringify(whole))
    expect(onConnect).toMatchObject({ send: 'hi', times: 1, pauseMs: 0, withinMs: 5000 })
    expect(keepAlive).toEqual({ send: Uint8Array.of(0, 255), everyMs: 20_000 })
    expect(steps[0]).toMatchObject({ times: 3, expect: { path: ['n'], equals: 1 }, withinMs: 900 })
    expect(steps[1]?.expect).toEqual({ equals: Uint8Array.of(0, 255), isNext: true })
  })

  it('goes through the form of the page without loss', () => {
    const { address = '', protocols = [] } = whole
    expect(fileOf(draftOf(whole), { address, protocols })).toEqual(whole)
  })

  const withStep = (step: unknown) => ({ name: 'a', steps: [step] })

  it.each([
    ['{', 'notJson', undefined],
    ['[]', 'fieldObject', 'the file'],
    [{ steps: [] }, 'fieldMissing', 'name'],
    [{ name: 7, steps: [] }, 'fieldText', 'name'],
    [{ name: 'a' }, 'fieldMissing', 'steps'],
    [{ name: 'a', steps: {} }, 'fieldList', 'steps'],
    [{ name: 'a', steps: [], step: 1 }, 'fieldUnknown', 'step'],
    [{ name: 'a', steps: [], protocols: [1] }, 'fieldText', 'protocols[0]'],
    [{ name: 'a', steps: [], keepAlive: { send: 'a' } }, 'fieldMissing', 'keepAlive.everyMs'],
    [
      { name: 'a', steps: [], keepAlive: { send: 'a', everyMs: 1 } },
      'fieldNumber',
      'keepAlive.everyMs',
    ],
    [{ name: 'a', steps: [], onConnect: 'hi' }, 'fieldObject', 'onConnect'],
    [withStep('hi'), 'fieldObject', 'steps[0]'],
    [withStep({ sned: 'a' }), 'fieldUnknown', 'steps[0].sned'],
    [withStep({ send: 7 }), 'fieldText', 'steps[0].send'],
    [withStep({ send: { base64: '%' } }), 'fieldBase64', 'steps[0].send.base64'],
    [withStep({ times: 0 }), 'fieldNumber', 'steps[0].times'],
    [withStep({ times: '3' }), 'fieldNumber', 'steps[0].times'],
    [withStep({ pauseMs: 0.5 }), 'fieldNumber', 'steps[0].pauseMs'],
    [withStep({ expect: {} }), 'fieldMissing', 'steps[0].expect.equals'],
    [withStep({ expect: { equals: 7 } }), 'fieldText', 'steps[0].expect.equals'],
    [withStep({ expect: { path: 'a..b' } }), 'fieldPath', 'steps[0].expect.path'],
    [
      withStep({ expect: { contains: 'a', equals: 'a' } }),
      'fieldUnknown',
      'steps[0].expect.equals',
    ],
    [withStep({ expect: { equals: 'a', next: 1 } }), 'fieldFlag', 'steps[0].expect.next'],
  ])('%j is refused by the name of the field', (file, key, field) => {
    let fault: unknown
    try {
      readScenario(typeof file === 'string' ? file : JSON.stringify(file))
    } catch (error) {
      fault = error
    }
    expect(fault).toBeInstanceOf(FileFault)
    expect(fault).toMatchObject({ key, ...(field ? { values: { field } } : {}) })
  })
})

/** Answers each message as it is told to. */
class Peer {
  sent: Content[] = []
  #tell: (data: Content | null) => void = () => {}
  readonly #answer: (message: Content) => (Content | null)[]

  constructor(answer: (message: Content) => (Content | null)[]) {
    this.#answer = answer
  }

  watch = (tell: (data: Content | null) => void) => {
    this.#tell = tell
    return () => {}
  }

  send = (data: Content) => {
    this.sent.push(data)
    for (const answer of this.#answer(data)) this.#tell(answer)
  }
}

describe('a run', () => {
  const run = async (
    file: Omit<ScenarioFile, 'name'>,
    answer: (message: Content) => (Content | null)[] = (message) => [message],
  ) => {
    const peer = new Peer(answer)
    const { signal } = new AbortController()
    const results = await playScenario(checkScenario({ name: 'a', ...file }), peer, { signal })
    const say = sayIn('en')
    return {
      sent: peer.sent,
      outcomes: results.map(({ outcome }) => outcome),
      words: results.map((one) => `${stepName(say, one.step)}: ${describeResult(say, one)}`),
    }
  }

  it('sends on connect, repeats, and counts', async () => {
    const { sent, outcomes } = await run({
      onConnect: { send: 'hi' },
      steps: [{ send: 'n{{n}}', times: 3, expect: { equals: 'n{{n}}' } }],
    })
    expect(sent).toEqual(['hi', 'n1', 'n2', 'n3'])
    expect(outcomes).toEqual(['sent', 'passed'])
  })

  it('passes over what comes before the answer, unless the next has to be it', async () => {
    const answer = () => ['news', 'yes']
    const step = { send: 'a', expect: { equals: 'yes' } }
    const { outcomes, words } = await run(
      { steps: [step, { ...step, expect: { equals: 'yes', next: true } }] },
      answer,
    )
    expect(outcomes).toEqual(['passed', 'failed'])
    expect(words[1]).toBe('Step 2: time 1: the next message was news')
  })

  it('goes on behind a step that failed, and says what came last', async () => {
    const { outcomes, words } = await run({
      steps: [
        { send: 'a', expect: { equals: 'b' }, withinMs: 1 },
        { send: 'c', expect: { equals: 'c' } },
      ],
    })
    expect(outcomes).toEqual(['failed', 'passed'])
    expect(words[0]).toBe('Step 1: time 1: no such answer within 1 ms; the last that came was a')
  })

  it('says by the limit that was set when nothing came', async () => {
    const { words } = await run(
      { steps: [{ send: 'a', expect: { equals: 'a' }, withinMs: 1 }] },
      () => [],
    )
    expect(words[0]).toBe('Step 1: time 1: nothing came within 1 ms')
  })

  it('says how many times it left out behind one that failed', async () => {
    const step = { send: '{{n}}', times: 5, expect: { equals: '{{n}}', next: true } }
    const { words, sent } = await run({ steps: [step] }, (message) => [
      message === '2' ? 'x' : message,
    ])
    expect(sent).toEqual(['1', '2'])
    expect(words[0]).toBe('Step 1: time 2: the next message was x (times left out: 3)')
  })

  it('ends with the connection, after what came in front of the end', async () => {
    const { outcomes, words } = await run(
      {
        steps: [
          { send: 'a', expect: { equals: 'a' } },
          { expect: { equals: 'bye' } },
          { send: 'b', expect: { equals: 'b' } },
        ],
      },
      (message) => [message, 'bye', null],
    )
    expect(outcomes).toEqual(['passed', 'passed', 'notReached'])
    expect(words[2]).toBe('Step 3: the connection had ended, or it was stopped')
  })

  it.each([
    ['waits', { send: 'a', times: 3, expect: { equals: 'b' } }, 'time 1'],
    ['pauses', { send: 'a', times: 3, pauseMs: 60_000 }, 'time 2'],
  ])('is stopped by its signal while it %s', async (_what, step, time) => {
    const controller = new AbortController()
    const peer = new Peer(() => [])
    const scenario = checkScenario({ name: 'a', steps: [step, { send: 'c' }] })
    const running = playScenario(scenario, peer, { signal: controller.signal })
    controller.abort()
    const [first, second] = (await running).map((result) => describeResult(sayIn('en'), result))
    expect(first).toMatch(new RegExp(`^${time}: it was stopped \\(times left out: `))
    expect(second).toBe('the connection had ended, or it was stopped')
  })
})

describe('the pane', () => {
  function paneOf(file?: ScenarioFile) {
    const address = 'ws://localhost/echo'
    const state = makeState({
      isOnce: false,
      path: '/index2',
      address,
      host: 'localhost',
      language: 'en',
      theme: 'auto',
    })
    const orders: { order: string }[] = []
    const context = {
      state,
      say: () => sayIn('en'),
      wire: (order: { order: string }) => orders.push(order),
      render: () => {},
      effects: { focusWrong: () => {}, reveal: () => {} },
      connect: { connect: () => beginLink(state, 1, address, []) !== null },
    }
    const act: ScenarioActions = scenarioActions(context as never)
    if (file) act.edit(draftOf(file))
    const page = { state, say: sayIn('en'), act, errors: {} } as unknown as Page
    const tell = (...batch: Told[]) => {
      record(state, batch)
      act.follow(batch)
    }
    return { state, orders, act, tell, html: () => htmlOf(scenarioPane(page, act)) }
  }
  const opened: Told = { type: 'opened', id: 1, at: 1, protocol: '', extensions: '', openMs: 1 }
  const result: Result = {
    step: 1,
    outcome: 'passed',
    time: 1,
    leftOut: 0,
    tookMs: 2,
    withinMs: 5000,
    why: '',
    got: null,
  }

  it('runs what the form says, and shows a result for each step', () => {
    const { orders, act, tell, html } = paneOf()
    act.run()
    expect(orders).toMatchObject([
      { order: 'scenario', id: 1, scenario: { steps: [{ send: 'hello {{n}}' }] } },
    ])
    tell(opened, { type: 'step', run: 1, result })
    tell({ type: 'repeated', run: 1, done: 1, isOver: true })
    expect(html()).toContain('All expectations were met: 1.')
    expect(html()).toContain('Step 1: 1 × as expected, at most 2.00 ms')
  })

  it('names the field that stands in the way', () => {
    const { orders, act, html } = paneOf()
    act.editStep(0, { times: 'many' })
    act.run()
    expect(orders).toEqual([])
    expect(html()).toContain('steps[0].times is no number from 1 to 10,000')
  })

  it.each([
    ['times', { times: 'many' }],
    ['pauseMs', { pauseMs: '-1' }],
    ['send', { as: 'base64', send: '%' }],
    ['path', { expects: 'equals', path: '[' }],
    ['expected', { expects: 'base64', expected: '%' }],
  ] as const)('marks %s, and nothing else, where that is wrong', (name, changes) => {
    const { act, html } = paneOf()
    act.editStep(0, changes)
    expect(html()).not.toContain('aria-invalid=true')
    act.run()
    const wrong = html().match(/<(?:input|textarea)[^>]*aria-invalid=true/g)
    expect(wrong).toEqual([expect.stringContaining(`id=step-1-${name} `)])
  })

  it('says no more of a file that could not be read once something is written', () => {
    const { state, act, html } = paneOf()
    state.scenarios = [{ name: 'of another version' }]
    act.useSaved(0)
    expect(html()).toContain('This file cannot be read: steps is missing')
    act.edit({ name: 'another' })
    expect(html()).not.toContain('This file cannot be read')
  })

  it('says that it is saved until something is changed', () => {
    const { act, html } = paneOf(whole)
    act.save()
    expect(html()).toContain('>Saved</button>')
    act.editStep(0, { send: 'other' })
    expect(html()).toContain('>Save</button>')
  })

  it('is saved by its name, in place of one of the same name', () => {
    const { state, act } = paneOf(whole)
    act.save()
    act.editStep(0, { send: 'other' })
    act.save()
    expect(state.scenarios).toMatchObject([
      { name: 'Greeting', steps: [{ send: 'other' }, {}, {}, {}, {}, {}] },
    ])
    act.startNew()
    act.useSaved(0)
    expect(state.scenario?.draft.name).toBe('Greeting')
  })

  it('has no id twice', () => {
    const ids = [
      ...paneOf(whole)
        .html()
        .matchAll(/ id="?([\w-]+)/g),
    ].map(([, id]) => id)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  })
})
