import { beforeAll, describe, expect, it } from 'vitest'
import { beginLink, record } from '../../../public/console/state/journal.js'
import { makeState, type State } from '../../../public/console/state/state.js'
import { barView } from '../../../public/console/view/bar.js'
import { consoleView } from '../../../public/console/view/console.js'
import { explain } from '../../../public/console/view/explain.js'
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

const sent = (data: string | Uint8Array<ArrayBuffer>, serial = 1): Told => ({
  type: 'sent',
  id: 1,
  at: 1001,
  data,
  serial,
})

describe('the page', () => {
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
    const lost = { code: 1009, reason: 'big', wasClean: true, lastedMs: 3 }
    connect(page.state, { type: 'closed', id: 1, at: 2000, ...lost })
    page.state.now = 2000
    page.state.retry = { attempt: 1, dueAt: 4000 }
    expect(htmlOf(barView(page))).toContain('Reconnecting in 2 s, attempt 1')
    beginLink(page.state, 2, 'ws://localhost/echo', [], 1)
    expect(htmlOf(barView(page))).toContain('1009 Message Too Big')
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
    page.state.reading = 'difference'
    expect(detail(page, 3)).toContain('they are the same')
  })

  it('shows what differs from the pinned message', () => {
    const page = pageOf()
    connect(page.state, sent('one two'), sent('one three', 2))
    page.state.pinned = 2
    page.state.reading = 'difference'
    expect(detail(page, 3)).toContain('<del>two</del><ins>three</ins>')
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
    expect(explain(sayIn('en'), code)).not.toBe(explain(sayIn('zh'), code))
  })
})
