import { beforeAll, describe, expect, it } from 'vitest'
import { parseQuery } from '../../../public/console/log/query.js'
import { beginLink, record } from '../../../public/console/state/journal.js'
import { makeState, type State } from '../../../public/console/state/state.js'
import { barView } from '../../../public/console/view/bar.js'
import { consoleView } from '../../../public/console/view/console.js'
import { explain } from '../../../public/console/view/explain.js'
import { faultsMenu } from '../../../public/console/view/faults-menu.js'
import { messagePane } from '../../../public/console/view/message-pane.js'
import type { Page } from '../../../public/console/view/page.js'
import type { Told } from '../../../public/console/wire/wire.js'
import { type Language, loadLanguage, sayIn } from '../../../public/shared/language.js'
import { htmlOf } from './html-of.ts'

beforeAll(() => Promise.all([loadLanguage('en'), loadLanguage('zh')]))

const act = new Proxy({}, { get: () => () => {} }) as Page['act']

function pageOf(isOnce = false, language: Language = 'en'): Page {
  const address = 'ws://localhost/echo'
  const path = isOnce ? '/' : '/index2'
  const state = makeState({ isOnce, path, address, host: 'localhost', language, theme: 'auto' })
  return { state, say: sayIn(language), act, errors: {} }
}

const whole = (page: Page) =>
  htmlOf(consoleView(page, { top: 0, height: 600, rowHeight: 30 }, true))

const connect = (state: State, ...events: Told[]) => {
  beginLink(state, 1, 'ws://localhost/echo', [])
  record(state, [
    { type: 'opened', id: 1, at: 1000, protocol: 'chat', extensions: '', openMs: 2 },
    ...events,
  ])
}

const lost: Told = {
  type: 'closed',
  id: 1,
  at: 2000,
  code: 1006,
  reason: '',
  wasClean: true,
  lastedMs: 3,
}

const sent = (data: string | Uint8Array<ArrayBuffer>, serial = 1): Told => ({
  type: 'sent',
  id: 1,
  at: 1001,
  data,
  serial,
})

describe('the page', () => {
  it('offers to undo beside the notice of what was forgotten alone', () => {
    const page = pageOf()
    Object.assign(page.state, { notice: 'forgotten', undo: true })
    expect(whole(page)).toContain('id="undo"')
    Object.assign(page.state, { notice: 'copyByHand', toCopy: 'http://localhost/' })
    expect(whole(page)).toContain('id="to-copy"')
    expect(whole(page)).not.toContain('id="undo"')
  })

  it.each(['message', 'send_message', 'connect_websocket', 'close_websocket', 'messagecontainer'])(
    'has one #%s',
    (id) => {
      expect(whole(pageOf()).split(`id="${id}"`)).toHaveLength(2)
    },
  )

  it('has no id twice', () => {
    const ids = [...whole(pageOf()).matchAll(/ id="?([\w-]+)/g)].map(([, id]) => id)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  })

  it('explains itself while the log is empty, and offers three examples', () => {
    const once = whole(pageOf(true))
    expect(once).toContain('Press Send: the page opens a WebSocket')
    expect(once.match(/class="example"/g)).toHaveLength(3)
    expect(whole(pageOf(false, 'zh'))).toContain('一个连接，任意多条消息')
  })

  it('shows HTML in a message as text', () => {
    const page = pageOf()
    connect(page.state, sent('<img src=x onerror=alert(1)>'))
    expect(whole(page)).not.toContain('<img src=x')
    expect(whole(page)).toContain('&lt;img src=x')
  })

  it('says so when the search has found no message, beside what is always shown', () => {
    const page = pageOf()
    connect(page.state, sent('apple'))
    const search = (text: string) => {
      page.state.filter = text
      page.state.query = parseQuery(text)
      page.state.log.select(page.state.query.test)
      return whole(page)
    }
    expect(search('apple')).not.toContain('No message is like that')
    expect(search('apple')).toContain('>2 kept<')
    expect(search('pear')).toContain('No message is like that')
    expect(search('pear')).toContain('>1 of 2 shown<')
  })

  it('makes only the rows in sight', () => {
    const page = pageOf()
    connect(page.state, ...Array.from({ length: 5000 }, (_, at) => sent(`m${at}`, at)))
    expect(whole(page).match(/<li\s+class=/g)?.length).toBeLessThan(40)
  })
})

describe('the bar', () => {
  const button = (page: Page) => {
    const html = htmlOf(barView(page))
    const isHidden = (id: string) => new RegExp(`id="${id}"[^>]* hidden`).test(html)
    return {
      connect: !isHidden('connect_websocket'),
      close: !isHidden('close_websocket'),
      words: /id="close_websocket"[^>]*>([^<]*)/.exec(html)?.[1],
    }
  }

  it('has one button, which is Connect, Cancel or Disconnect', () => {
    const page = pageOf()
    expect(button(page)).toMatchObject({ connect: true, close: false })
    beginLink(page.state, 1, 'ws://localhost/echo', [])
    expect(button(page)).toMatchObject({ connect: false, close: true, words: 'Cancel' })
    connect(page.state)
    expect(button(page)).toMatchObject({ connect: false, close: true, words: 'Disconnect' })
  })

  it('says how long it has been open, and the subprotocol', () => {
    const page = pageOf()
    connect(page.state)
    page.state.now = 62_000
    const html = htmlOf(barView(page))
    expect(html).toContain('opened in 2.00 ms')
    expect(html).toContain('up 01:01')
    expect(html).toContain('subprotocol chat')
  })

  it('keeps the cause of a loss in sight, and counts down', () => {
    const page = pageOf()
    connect(page.state, { ...lost, code: 1009, reason: 'big' })
    page.state.now = 2000
    page.state.retry = { attempt: 1, dueAt: 4000 }
    expect(htmlOf(barView(page))).toContain('Reconnecting in 2 s, attempt 1')
    beginLink(page.state, 2, 'ws://localhost/echo', [], 1)
    expect(htmlOf(barView(page))).toContain('1009 Message Too Big')
  })

  it('has none of the faults applied while one of them is wrong', () => {
    const page = pageOf()
    connect(page.state)
    page.state.address = 'ws://localhost/echo?delay=70000'
    expect(htmlOf(faultsMenu(page))).toMatch(/<button id="apply"[^>]* disabled/)
    page.state.address = 'ws://localhost/echo?delay=500'
    expect(htmlOf(faultsMenu(page))).not.toMatch(/<button id="apply"[^>]* disabled/)
    expect(htmlOf(faultsMenu(page))).toContain('<button aria-pressed=true>Slow<')
  })

  it('counts the faults of the connection', () => {
    const page = pageOf()
    beginLink(page.state, 1, 'ws://localhost/echo?drop=3&delay=5', [])
    record(page.state, [{ type: 'opened', id: 1, at: 0, protocol: '', extensions: '', openMs: 2 }])
    expect(htmlOf(barView(page))).toContain('faults: 2')
  })
})

describe('the inspector', () => {
  const detail = (page: Page, chosen: number) => {
    page.state.chosen = chosen
    return htmlOf(messagePane(page))
  }

  it('shows JSON as a tree, and what the echo took', () => {
    const page = pageOf()
    const data = '{"id":7,"list":[1]}'
    connect(page.state, sent(data), {
      type: 'received',
      id: 1,
      at: 1003,
      data,
      serial: 2,
      roundTripMs: 2,
      answers: 1,
    })
    const html = detail(page, 3)
    expect(html).toContain('<span class="json-key">id</span>')
    expect(html).toContain('2.00 ms')
    page.state.reading.text = 'difference'
    expect(detail(page, 3)).toContain('they are the same')
  })

  it('shows what differs from the pinned message', () => {
    const page = pageOf()
    connect(page.state, sent('one two'), sent('one three', 2))
    page.state.pinned = 2
    page.state.reading.text = 'difference'
    expect(detail(page, 3)).toContain('<del>two</del><ins>three</ins>')
  })

  it('names the message that it is the echo of, and the other way round', () => {
    const page = pageOf()
    const echo: Told = { type: 'received', id: 1, at: 1003, data: 'a', serial: 2 }
    connect(page.state, sent('a'), { ...echo, roundTripMs: 2, answers: 1 }, { ...echo, serial: 3 })
    expect(detail(page, 3)).toContain('<dt>Echo of</dt><dd><button id="echo" class="link"')
    expect(detail(page, 2)).toMatch(/<dt>Echo<\/dt><dd><button [^>]*>3</)
    expect(detail(page, 4)).toContain('<dt>Echo of</dt><dd>–')
  })

  it('reads the next message of another kind as what it is', () => {
    const page = pageOf()
    connect(page.state, sent('{"a":[]}'), sent(Uint8Array.of(1), 2))
    page.state.reading.binary = 'hex'
    expect(detail(page, 2)).toContain('data-reading=json')
    expect(detail(page, 2)).toMatch(/class="json-key">a<\/span>: \[\]/)
    expect(detail(page, 3)).toContain('class=hex')
  })

  it('has as many bytes in a line of hex as it is wide', () => {
    const page = pageOf()
    connect(page.state, sent(new Uint8Array(16)))
    page.state.reading.binary = 'hex'
    expect(detail(page, 2)).toContain('00000008')
    page.state.inspectorWidth = 50
    expect(detail(page, 2)).not.toContain('00000008')
  })

  it('tells of a connection that was cancelled before it opened', () => {
    const page = pageOf()
    beginLink(page.state, 1, 'ws://localhost/echo', [])
    page.state.closedHere.add(1)
    record(page.state, [{ ...lost, wasClean: false }])
    expect(detail(page, 1)).toContain('Cancelled before it opened')
    expect(htmlOf(barView(page))).toContain('Cancelled before it opened')
    expect(htmlOf(barView(page))).not.toContain('1006')
  })

  it('shows an image', () => {
    const page = pageOf()
    connect(page.state, sent(Uint8Array.of(0x89, 0x50, 0x4e, 0x47)))
    expect(detail(page, 2)).toContain('src=data:image/png;base64,iVBORw==')
  })

  it('is empty when the message is gone', () => {
    const page = pageOf()
    connect(page.state, sent('x'))
    page.state.log.clear()
    expect(detail(page, 2)).toContain('Choose a message')
  })
})

describe('an explanation', () => {
  it.each([1000, 1006, 1009, 1013, 3000, 4001])('of %i is there in both languages', (code) => {
    expect(explain(sayIn('en'), { code })).not.toBe(explain(sayIn('zh'), { code }))
  })

  it('of 1009 names what the server takes, where that is known', () => {
    expect(explain(sayIn('en'), { code: 1009, limitBytes: 1536 })).toContain('which is 1.5 KiB')
    expect(explain(sayIn('en'), { code: 1009 })).not.toContain('which')
  })

  it('of a reason and of an end without a goodbye are in the state only where there are any', () => {
    const page = pageOf()
    connect(page.state, { ...lost, code: 1000 })
    expect(htmlOf(barView(page))).toContain('>1000 Normal Closure, after 3.00 ms<')
    const other = pageOf()
    connect(other.state, { ...lost, reason: 'full', wasClean: false })
    expect(htmlOf(barView(other))).toContain('reason “full”, not clean, after')
  })
})
