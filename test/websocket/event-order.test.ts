import { WSContext } from 'hono/ws'
import { describe, expect, it } from 'vitest'
import { EventOrder } from '../../src/library/websocket/event-order.ts'
import { defaultLimits } from '../../src/library/websocket/session/limits.ts'
import { Session } from '../../src/library/websocket/session/session.ts'

const CLOSING = 2
const CLOSED = 3
const info = { code: 3001, reason: 'done', wasClean: true }

/** A conversation behind an adapter's events, and what it closes with. */
function conversation(readyState: 2 | 3 = CLOSED) {
  const closes: unknown[] = []
  const raw = { binaryType: 'blob' }
  const ws = new WSContext({
    raw,
    readyState,
    send() {},
    close: (code, reason) => closes.push([code, reason]),
  })
  const order = new EventOrder(ws)
  const session = new Session(order.socket, '', defaultLimits)
  return { closes, order, raw, session }
}

describe('the events of an adapter', () => {
  it('reach the session in order when a Blob comes first', async () => {
    const { order, session } = conversation()
    order.message(new Blob(['x'.repeat(100_000)]), session)
    order.message('text', session)
    order.message(new Blob(['y']), session)
    order.close(info, session)
    const messages: unknown[] = []
    for await (const message of session) messages.push(message)
    expect(messages).toEqual([new Uint8Array(100_000).fill(120), 'text', new Uint8Array([121])])
    expect(await session.closed).toEqual(info)
  })

  it('reach the session at once when there is no Blob', () => {
    const { order, session } = conversation()
    order.message('text', session)
    expect(session.read()).toBe('text')
  })

  it('come as bytes once the socket is asked for them', () => {
    expect(conversation().raw.binaryType).toBe('arraybuffer')
  })

  it("have the client's close answered once its messages are, where the platform does not", async () => {
    const { closes, order, session } = conversation(CLOSING)
    order.message('text', session)
    order.close(info, session)
    expect(closes).toEqual([])
    expect(await session.wait()).toBe('text')
    expect(await session.wait()).toBe(null)
    session.close()
    expect(closes).toEqual([[3001, 'done']])
    expect(await session.closed).toEqual(info)
  })

  it('end the session where the platform has answered the close', async () => {
    const { closes, order, session } = conversation(CLOSED)
    order.close(info, session)
    expect(await session.closed).toEqual(info)
    session.close()
    expect(closes).toEqual([])
  })
})
