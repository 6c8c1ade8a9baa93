import { beforeAll, describe, expect, it } from 'vitest'
import { beginLink, record } from '../../../public/console/state/journal.js'
import { makeState } from '../../../public/console/state/state.js'
import {
  activeOf,
  addTab,
  adoptLists,
  anotherState,
  chooseTab,
  markSeen,
  removeTab,
  share,
  turnBeside,
  unreadOf,
  type Workspace,
} from '../../../public/console/state/workspace.js'
import { barView } from '../../../public/console/view/bar.js'
import type { Page } from '../../../public/console/view/page.js'
import { besideView, stripView } from '../../../public/console/workbench/tabs/view.js'
import { loadWords, sayIn } from '../../../public/shared/language.js'
import { htmlOf } from './html-of.ts'

beforeAll(() => loadWords('workbench', 'en'))

const address = 'ws://localhost/echo'

function stateOf() {
  return makeState({
    isOnce: false,
    path: '/index2',
    address,
    host: 'localhost',
    language: 'en',
    theme: 'auto',
  })
}

/** As many tabs, of which the last one is worked with. */
function workspaceOf(count: number): Workspace {
  const workspace: Workspace = { tabs: [{ state: stateOf(), seen: 0 }], active: 0, beside: -1 }
  for (let at = 1; at < count; at += 1) addTab(workspace, anotherState(activeOf(workspace).state))
  for (const [at, { state }] of workspace.tabs.entries()) state.address = `${address}/${at + 1}`
  return workspace
}

const names = ({ tabs }: Workspace) => tabs.map(({ state }) => state.address.at(-1)).join('')

const receive = ({ tabs }: Workspace, at: number, data: string) => {
  const tab = tabs[at]
  if (!tab) throw new Error('There is no such tab')
  if (!tab.state.link) beginLink(tab.state, 1, `${address}?tab=${at + 1}`, [])
  record(tab.state, [
    { type: 'opened', id: 1, at: 1, protocol: '', extensions: '', openMs: 1 },
    { type: 'received', id: 1, at: 2, data, serial: 1 },
  ])
}

describe('a new tab', () => {
  it('has the settings of the page and a log of its own', () => {
    const workspace = workspaceOf(1)
    const { state } = activeOf(workspace)
    Object.assign(state, { hasKeys: false, message: 'typed' })
    receive(workspace, 0, 'a')
    const fresh = anotherState(state)
    expect(fresh).toMatchObject({ hasKeys: false, message: 'typed', link: null })
    expect(fresh.address).toBe(state.address)
    expect(fresh.log.entries).toEqual([])
  })

  it('is the one that is worked with', () => {
    expect(workspaceOf(3).active).toBe(2)
  })
})

describe('tabs', () => {
  it('share settings and lists, and nothing of their connection', () => {
    const [from, to] = [stateOf(), stateOf()]
    Object.assign(from, { theme: 'dark', recent: ['ws://a/'], address: 'ws://a/', protocols: 'x' })
    share(from, to)
    expect(to).toMatchObject({ theme: 'dark', recent: ['ws://a/'], address, protocols: '' })
  })

  it('take over the lists of another page, and where they stand in them', () => {
    const workspace = workspaceOf(2)
    for (const { state } of workspace.tabs) Object.assign(state, { history: ['a'], position: 1 })
    activeOf(workspace).state.position = 0
    const named = [{ name: 'a', kind: 'text' as const, text: 'b' }]
    adoptLists(workspace, { named, history: ['a', 'b'], message: 'theirs' })
    for (const { state } of workspace.tabs) {
      expect(state).toMatchObject({ named, history: ['a', 'b'], message: 'Hello, World!' })
    }
    expect(workspace.tabs.map(({ state }) => state.position)).toEqual([2, 0])
  })

  it('take settings along when another one is chosen', () => {
    const workspace = workspaceOf(2)
    activeOf(workspace).state.timeMode = 'start'
    chooseTab(workspace, 0)
    expect(workspace.active).toBe(0)
    expect(activeOf(workspace).state.timeMode).toBe('start')
  })

  it.each([
    ['the active one, the last', 2, 2, '12', 1],
    ['one before the active one', 2, 0, '23', 1],
    ['the active one, the first', 0, 0, '23', 0],
    ['one behind the active one', 0, 2, '12', 0],
  ])('without %s go on', (_, active, at, left, now) => {
    const workspace = workspaceOf(3)
    workspace.active = active
    expect(removeTab(workspace, at)).toBe(true)
    expect([names(workspace), workspace.active]).toEqual([left, now])
  })

  it('are never none', () => {
    expect(removeTab(workspaceOf(1), 0)).toBe(false)
  })

  it('count what has come where nobody looked', () => {
    const workspace = workspaceOf(2)
    receive(workspace, 0, 'a')
    receive(workspace, 1, 'b')
    markSeen(workspace)
    expect(workspace.tabs.map(unreadOf)).toEqual([2, 0])
  })
})

describe('two side by side', () => {
  it('are the active one and the one before it, and change places', () => {
    const workspace = workspaceOf(3)
    turnBeside(workspace)
    expect([workspace.active, workspace.beside]).toEqual([2, 1])
    chooseTab(workspace, 1)
    expect([workspace.active, workspace.beside]).toEqual([1, 2])
    turnBeside(workspace)
    expect(workspace.beside).toBe(-1)
  })

  it.each([
    ['the one beside', 1, -1],
    ['one in front of both', 0, 0],
    ['the active one', 2, -1],
  ])('end with, or outlive, the end of %s', (_, at, beside) => {
    const workspace = workspaceOf(3)
    turnBeside(workspace)
    removeTab(workspace, at)
    expect(workspace.beside).toBe(beside)
  })
})

describe('the views', () => {
  const act = new Proxy({}, { get: () => () => {} }) as Page['act']
  const tabs = new Proxy({}, { get: () => () => {} }) as Parameters<typeof stripView>[2]
  const pageOf = (workspace: Workspace): Page => ({
    state: activeOf(workspace).state,
    say: sayIn('en'),
    act,
    errors: {},
  })

  it('have no strip for a single connection', () => {
    const workspace = workspaceOf(1)
    expect(htmlOf(stripView(pageOf(workspace), workspace, tabs))).toBe('')
  })

  it('name each connection, how it stands, and what is new there', () => {
    const workspace = workspaceOf(2)
    receive(workspace, 0, 'a')
    const html = htmlOf(stripView(pageOf(workspace), workspace, tabs))
    expect(html).toContain('1: localhost/echo?tab=1')
    expect(html).toContain('2 new')
    expect(html).toContain('2: localhost/echo/2')
    expect(html).toContain('aria-label=Close connection 2')
  })

  it('show the log of the one beside', () => {
    const workspace = workspaceOf(2)
    receive(workspace, 0, 'from the other')
    turnBeside(workspace)
    const plan = () => ({ top: 0, height: 600, rowHeight: 30 })
    const page = { ...pageOf(workspace), state: workspace.tabs[0]?.state ?? stateOf() }
    const html = htmlOf(besideView(page, workspace, tabs, { act, beside: { plan } } as never))
    expect(html).toContain('from the other')
    expect(html).toContain('Messages of connection 1')
  })

  it('say of a log beside that it is empty', () => {
    const workspace = workspaceOf(2)
    turnBeside(workspace)
    const plan = () => ({ top: 0, height: 600, rowHeight: 30 })
    const page = { ...pageOf(workspace), state: workspace.tabs[0]?.state ?? stateOf() }
    const html = htmlOf(besideView(page, workspace, tabs, { act, beside: { plan } } as never))
    expect(html).toContain('Nothing has come or gone here yet.')
  })

  it('offer no other connection where there is room for none', () => {
    const page = pageOf(workspaceOf(1))
    expect(htmlOf(barView(page))).toContain('New connection beside this one')
    expect(htmlOf(barView(page, { isFull: true }))).toMatch(
      /id="new-tab"[^>]* disabled[^>]*There are as many connections/,
    )
  })
})
