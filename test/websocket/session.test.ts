import { afterEach, describe, expect, it, vi } from 'vitest'
import { ConnectionClosedError } from '../../src/library/websocket/session/connection-closed-error.ts'
import { defaultLimits } from '../../src/library/websocket/session/limits.ts'
import { Session } from '../../src/library/websocket/session/session.ts'
import { BackpressureSocket, PlainSocket } from './fake-socket.ts'

const gone = { code: 1006, reason: '', wasClean: false }
const goodbye = { code: 1000, reason: 'bye', wasClean: true }

function open(limits: Partial<typeof defaultLimits> = {}) {
  const socket = new BackpressureSocket()
  return { socket, session: new Session(socket, 'chat', { ...defaultLimits, ...limits }) }
}

/** Whether the promise is still pending after everything that could settle it now has run. */
async function isPending(promise: Promise<unknown>): Promise<boolean> {
  const pending = Symbol('pending')
  const turn = new Promise((resolve) => setImmediate(resolve, pending))
  return (await Promise.race([promise, turn])) === pending
}

describe('wait', () => {
  it('gives a message that came before it', async () => {
    const { session } = open()
    session.receive('early')
    expect(await session.wait()).toBe('early')
  })

  it('gives a message that comes after it', async () => {
    const { session } = open()
    const waiting = session.wait()
    session.receive('late')
    expect(await waiting).toBe('late')
  })

  it.each(['', new Uint8Array()])('takes an empty message for a message (%#)', async (message) => {
    const { session } = open()
    session.receive(message)
    expect(await session.wait()).toBe(message)
  })

  it('gives what is queued first when the connection closes, then null for ever', async () => {
    const { session } = open()
    session.receive('last')
    session.end(goodbye)
    expect(await session.wait()).toBe('last')
    expect(await session.wait()).toBeNull()
    expect(await session.wait()).toBeNull()
  })

  it.each([
    ['the connection is lost', (session: Session) => session.end(gone)],
    ['close() is called', (session: Session) => session.close()],
  ])('wakes with null when %s', async (_when, act) => {
    const { session } = open()
    const waiting = session.wait()
    act(session)
    expect(await waiting).toBeNull()
  })

  it('rejects when another wait is pending', async () => {
    const { session } = open()
    void session.wait()
    await expect(session.wait()).rejects.toThrow(
      'Cannot wait: this socket is being waited on already',
    )
  })

  it('rejects with the reason of a signal that is aborted', async () => {
    const { session } = open()
    const reason = new Error('enough')
    const giveUp = new AbortController()
    const waiting = session.wait({ signal: giveUp.signal })
    giveUp.abort(reason)
    await expect(waiting).rejects.toBe(reason)
  })

  it('rejects at once with a signal that was aborted, and takes no message', async () => {
    const { session } = open()
    session.receive('still here')
    await expect(session.wait({ signal: AbortSignal.abort() })).rejects.toThrow('aborted')
    expect(await session.wait()).toBe('still here')
  })

  it('loses no message to a wait that was aborted', async () => {
    const { session } = open()
    const giveUp = new AbortController()
    const waiting = session.wait({ signal: giveUp.signal })
    giveUp.abort()
    session.receive('for the next')
    await expect(waiting).rejects.toThrow()
    expect(await session.wait()).toBe('for the next')
  })

  it('leaves no listener on its signal', async () => {
    const { session } = open()
    let listeners = 0
    const { signal } = new AbortController()
    const counting = new Proxy(signal, {
      get(target, name) {
        if (name === 'addEventListener') listeners += 1
        if (name === 'removeEventListener') listeners -= 1
        const member: unknown = Reflect.get(target, name, target)
        return typeof member === 'function' ? member.bind(target) : member
      },
    })
    const waiting = session.wait({ signal: counting })
    expect(listeners).toBe(1)
    session.receive('here')
    await waiting
    expect(listeners).toBe(0)
  })
})

describe('read', () => {
  it('gives a queued message', () => {
    const { session } = open()
    session.receive('here')
    expect(session.read()).toBe('here')
  })

  it('gives null, or its fallback, when none is queued', () => {
    const { session } = open()
    expect(session.read()).toBeNull()
    expect(session.read('none')).toBe('none')
  })

  it('gives an empty message rather than its fallback', () => {
    const { session } = open()
    session.receive('')
    expect(session.read('none')).toBe('')
  })
})

describe('countMessages and hasMessages', () => {
  it('tell what is queued', () => {
    const { session } = open()
    expect([session.countMessages(), session.hasMessages()]).toEqual([0, false])
    session.receive('a')
    session.receive('b')
    expect([session.countMessages(), session.hasMessages()]).toEqual([2, true])
  })
})

describe('iteration', () => {
  it('yields every message, then ends quietly with the connection', async () => {
    const { session } = open()
    for (const message of ['a', '', 'c']) session.receive(message)
    session.end(gone)
    const seen: unknown[] = []
    for await (const message of session) seen.push(message)
    expect(seen).toEqual(['a', '', 'c'])
  })

  it('goes on where it was left', async () => {
    const { session, socket } = open()
    session.receive('a')
    session.receive('b')
    for await (const _message of session) break
    expect(session.isClosed()).toBe(false)
    for await (const message of session) {
      expect(message).toBe('b')
      break
    }
    expect(socket.closes).toEqual([])
  })
})

describe('send', () => {
  it.each([
    ['text', 'text', 'text'],
    ['an ArrayBuffer', new Uint8Array([1, 2]).buffer, new Uint8Array([1, 2])],
    ['a view of some bytes', new Uint8Array([0, 1, 2, 3]).subarray(1, 3), new Uint8Array([1, 2])],
    ['a DataView', new DataView(new ArrayBuffer(2), 1), new Uint8Array([0])],
  ])('sends %s', async (_what, message, sent) => {
    const { session, socket } = open()
    await session.send(message)
    expect(socket.sent).toEqual([sent])
  })

  it.each([null, undefined, 7, {}, ['a']])('rejects with a TypeError for %j', async (nothing) => {
    const { session } = open()
    // @ts-expect-error What JavaScript callers do.
    await expect(session.send(nothing)).rejects.toThrow(TypeError)
  })

  it('does nothing after a close', async () => {
    const { session, socket } = open()
    session.close()
    await session.send('too late')
    expect(socket.sent).toEqual([])
  })

  it('does nothing after the connection is lost', async () => {
    const { session, socket } = open()
    session.end(gone)
    await session.send('too late')
    expect(socket.sent).toEqual([])
  })

  it.each([
    // A character may take three bytes, and a frame has a header of up to ten.
    ['text', 'x'.repeat(10), 40],
    ['bytes', new Uint8Array(30), 40],
  ])(
    'asks what is buffered no sooner than %s could reach the limit',
    async (_what, message, most) => {
      let asked = 0
      const socket = Object.create(new PlainSocket(), {
        bufferedAmount: {
          get() {
            asked += 1
            return 0
          },
        },
      })
      const session = new Session(socket, '', { ...defaultLimits, sendBytes: most * 5 })
      for (let count = 0; count < 5; count += 1) await session.send(message)
      expect(asked).toBe(0)
      await session.send(message)
      expect(asked).toBe(1)
    },
  )

  it('resolves only when the network has taken what is above the mark', async () => {
    const { session, socket } = open({ sendBytes: 10 })
    await session.send('0123456789')
    const held = session.send('x')
    expect(await isPending(held)).toBe(true)
    socket.flush()
    expect(await held).toBe(true)
    expect(socket.sent).toEqual(['0123456789', 'x'])
  })

  it('goes on waiting while the network has taken too little', async () => {
    const { session, socket } = open({ sendBytes: 10 })
    const held = session.send('more than ten bytes')
    const last = session.send('x')
    socket.flush(11)
    expect(await isPending(held)).toBe(true)
    void session.send('y')
    socket.flush(10)
    await Promise.all([held, last])
  })

  it.each([
    ['close()', (session: Session) => session.close()],
    ['the end of the connection', (session: Session) => session.end(gone)],
  ])('is woken by %s', async (_what, act) => {
    const { session } = open({ sendBytes: 1 })
    const held = session.send('too much')
    act(session)
    expect(await held).toBe(false)
  })

  it('always resolves at once on a socket that does not tell what it holds', async () => {
    const session = new Session(new PlainSocket(), '', { ...defaultLimits, sendBytes: 1 })
    await session.send('more than one byte')
  })
})

describe('a socket that holds back what is sent', () => {
  class HoldingSocket extends PlainSocket {
    held: unknown[] = []

    sendMore(message: string | Uint8Array): void {
      this.held.push(message)
    }
  }

  it('is told of each answer behind which another message is queued', async () => {
    const socket = new HoldingSocket()
    const session = new Session(socket, '', defaultLimits)
    for (const message of ['a', 'b', 'c']) session.receive(message)
    for (let count = 0; count < 3; count += 1) await session.send((await session.wait()) ?? '')
    expect(socket.held).toEqual(['a', 'b'])
    expect(socket.sent).toEqual(['c'])
  })
})

describe('hasRoom', () => {
  it('is true as long as no more was sent than the mark', () => {
    const { session } = open({ sendBytes: 10 })
    void session.send('0123456789')
    expect(session.hasRoom()).toBe(true)
  })

  it('is false while a send is held back, and true once the network has taken enough', () => {
    const { session, socket } = open({ sendBytes: 10 })
    void session.send('more than ten bytes')
    expect(session.hasRoom()).toBe(false)
    socket.flush(10)
    expect(session.hasRoom()).toBe(true)
  })

  it('is true when the connection is over, since nobody waits any more', () => {
    const { session } = open({ sendBytes: 1 })
    void session.send('too much')
    session.end(gone)
    expect(session.hasRoom()).toBe(true)
  })
})

describe('close', () => {
  it('closes with 1000 and no reason by default', () => {
    const { session, socket } = open()
    session.close()
    expect(socket.closes).toEqual([{ code: 1000, reason: '' }])
  })

  it('closes once', () => {
    const { session, socket } = open()
    session.close(4000, 'first')
    session.close(4001, 'second')
    expect(socket.closes).toEqual([{ code: 4000, reason: 'first' }])
  })

  it.each([0, 999, 1004, 1015, 1016, 2999, 5000, 1000.5, Number.NaN])(
    'throws a RangeError for code %d',
    (code) => {
      expect(() => open().session.close(code)).toThrow(RangeError)
    },
  )

  it.each([1005, 1006])('leaves out a reason with code %d', (code) => {
    const { session, socket } = open()
    session.close(code, 'why')
    expect(socket.closes).toEqual([{ code, reason: '' }])
  })

  it.each([1000, 1001, 1003, 1005, 1006, 1007, 1014, 3000, 4999])('takes code %d', (code) => {
    const { session, socket } = open()
    session.close(code)
    expect(socket.closes[0]?.code).toBe(code)
  })

  it('takes a reason of 123 bytes and throws a RangeError for 124', () => {
    expect(() => open().session.close(1000, `${'ä'.repeat(61)}x`)).not.toThrow()
    expect(() => open().session.close(1000, 'ä'.repeat(62))).toThrow(RangeError)
  })

  it('keeps what is queued, and drops what comes later', async () => {
    const { session } = open()
    session.receive('before')
    session.close()
    session.receive('after')
    expect(await session.wait()).toBe('before')
    expect(await session.wait()).toBeNull()
  })
})

describe('terminate', () => {
  it('ends the session at once', async () => {
    const { session } = open()
    const waiting = session.wait()
    session.terminate()
    expect(await waiting).toBeNull()
    expect(await session.send('too late')).toBe(false)
    expect(session.isClosed()).toBe(true)
  })

  it('does so on a socket that only knows it by itself', async () => {
    const socket = Object.assign(new BackpressureSocket(), { terminate: vi.fn() })
    const session = new Session(socket, '', defaultLimits)
    session.receive('queued')
    session.terminate()
    session.close()
    expect(socket.terminate).toHaveBeenCalledOnce()
    expect([await session.send('too late'), session.isClosed()]).toEqual([false, true])
    expect([socket.sent, socket.closes]).toEqual([[], []])
    expect([session.read(), await session.wait()]).toEqual(['queued', null])
  })
})

describe('after close() in answer to the end of the client', () => {
  it('nothing is sent, whoever asks for a message first', async () => {
    const { session, socket } = open()
    session.receive('question')
    session.endWith({ code: 1000, reason: '' })
    session.close()
    expect([await session.wait(), await session.wait()]).toEqual(['question', null])
    expect(await session.send('too late')).toBe(false)
    expect(socket.sent).toEqual([])
  })
})

describe('closeWrite', () => {
  it('sends the close frame once, and no message behind it', async () => {
    const { session, socket } = open()
    session.closeWrite(4000, 'done')
    session.closeWrite()
    session.close()
    expect(await session.send('late')).toBe(false)
    expect(socket.closes).toEqual([{ code: 4000, reason: 'done' }])
    expect(socket.sent).toEqual([])
    expect(session.isClosed()).toBe(true)
  })

  it('goes on receiving until the connection is over', async () => {
    const { session } = open()
    session.closeWrite()
    session.receive('after')
    expect(await session.wait()).toBe('after')
    const last = session.wait()
    session.end({ code: 1000, reason: '', wasClean: true })
    expect(await last).toBeNull()
  })

  it('receives nothing more after close()', async () => {
    const { session } = open()
    session.closeWrite()
    session.close()
    session.receive('after')
    expect(await session.wait()).toBeNull()
  })

  it("answers the peer's close like close()", async () => {
    const { session, socket } = open()
    session.endWith({ code: 4000, reason: 'theirs' })
    session.closeWrite()
    expect(socket.closes).toEqual([{ code: 4000, reason: 'theirs' }])
    expect(await session.wait()).toBeNull()
  })

  it('stops receiving with 1006, which nobody answers', async () => {
    const { session, socket } = open()
    session.closeWrite(1006)
    expect(socket.closes).toEqual([{ code: 1006, reason: '' }])
    expect(await session.wait()).toBeNull()
  })

  it('stops receiving at a message that is too large', async () => {
    const { session } = open({ maxMessageBytes: 4 })
    session.closeWrite()
    session.receive('large')
    session.receive('ok')
    expect(await session.wait()).toBeNull()
  })
})

describe('closed', () => {
  it.each([gone, goodbye])('tells how the connection ended (%#)', async (closure) => {
    const { session } = open()
    const before = session.closed
    session.end(closure)
    expect(await before).toBe(closure)
    expect(await session.closed).toBe(closure)
  })

  it('tells everybody who asked', async () => {
    const { session } = open()
    const asked = [session.closed, session.closed]
    session.end(goodbye)
    expect(await Promise.all(asked)).toEqual([goodbye, goodbye])
  })

  it('goes on telling what it has told first', async () => {
    const { session } = open()
    session.end(goodbye)
    session.end(gone)
    expect(await session.closed).toBe(goodbye)
  })

  it('is still pending after close(), until the peer has answered', async () => {
    const { session } = open()
    session.close()
    expect(await isPending(session.closed)).toBe(true)
  })
})

describe('backpressure', () => {
  it('pauses the socket above the high mark, in messages', () => {
    const { session, socket } = open({ queueMessages: 4 })
    for (let count = 0; count < 4; count += 1) session.receive('x')
    expect(socket.isPaused).toBe(false)
    session.receive('x')
    expect(socket.isPaused).toBe(true)
  })

  it('pauses the socket above the high mark, in bytes', () => {
    const { session, socket } = open({ queueBytes: 10 })
    session.receive(new Uint8Array(11))
    expect(socket.isPaused).toBe(true)
  })

  it('resumes at the low mark and not before', async () => {
    const { session, socket } = open({ queueMessages: 4 })
    for (let count = 0; count < 5; count += 1) session.receive('x')
    for (let left = 4; left > 1; left -= 1) {
      await session.wait()
      expect(socket.isPaused).toBe(true)
    }
    await session.wait()
    expect(socket.isPaused).toBe(false)
  })

  it('pauses again above the mark after it has resumed', async () => {
    const { session, socket } = open({ queueMessages: 1 })
    for (const message of ['a', 'b']) session.receive(message)
    for (let left = 2; left > 0; left -= 1) await session.wait()
    expect(socket.isPaused).toBe(false)
    for (const message of ['c', 'd']) session.receive(message)
    expect(socket.isPaused).toBe(true)
  })

  it('keeps what one read from the network brings beyond the mark', () => {
    const { session } = open({ queueMessages: 4 })
    for (let count = 0; count < 100; count += 1) session.receive('x')
    expect(session.countMessages()).toBe(100)
  })

  it('resumes a paused socket at close(), whose answer is behind what it holds', () => {
    const { session, socket } = open({ queueMessages: 1 })
    session.receive('x')
    session.receive('x')
    session.close()
    expect(socket.isPaused).toBe(false)
  })

  describe('on a socket that cannot pause', () => {
    function openPlain() {
      const socket = new PlainSocket()
      const session = new Session(socket, '', { ...defaultLimits, queueMessages: 1 })
      for (const message of ['a', 'b', 'c']) session.receive(message)
      return { socket, session }
    }
    const aTurn = () => new Promise((resolve) => setTimeout(resolve))

    it('closes with 1008 once what is queued is read', async () => {
      const { socket, session } = openPlain()
      await aTurn()
      session.receive('too late')
      expect(socket.closes).toEqual([])
      const left = [session.read(), session.read(), session.read(), await session.wait()]
      expect(left).toEqual(['a', 'b', 'c', null])
      session.close()
      expect(socket.closes.map(({ code }) => code)).toEqual([1008])
    })

    it('stays open when the handler has read on in that turn', async () => {
      const { session } = openPlain()
      expect([await session.wait(), await session.wait()]).toEqual(['a', 'b'])
      await aTurn()
      session.receive('d')
      expect([await session.wait(), await session.wait()]).toEqual(['c', 'd'])
      expect(session.isClosed()).toBe(false)
    })
  })
})

describe('a message above the limit', () => {
  it.each([
    ['bytes', new Uint8Array(5)],
    ['text', 'abcde'],
    ['text that is short but long in UTF-8', 'äöü'],
  ])('closes with 1009 (%s)', (_what, message) => {
    const { session, socket } = open({ maxMessageBytes: 4 })
    session.receive(message)
    expect(socket.closes[0]?.code).toBe(1009)
    expect(session.hasMessages()).toBe(false)
  })
})

describe('drainMs', () => {
  afterEach(() => void vi.useRealTimers())

  it('counts from the first of two ends', async () => {
    vi.useFakeTimers()
    const { session, socket } = open({ drainMs: 700 })
    session.receive('unread')
    session.endWith({ code: 1009, reason: '' })
    vi.advanceTimersByTime(600)
    session.endWith({ code: 3000, reason: '' })
    vi.advanceTimersByTime(100)
    expect(socket.closes).toHaveLength(1)
  })
})

describe('closeWrite', () => {
  it('tells a send that waits for room that it waits in vain', async () => {
    const { session } = open({ sendBytes: 1 })
    const sent = session.send('too much')
    session.closeWrite()
    expect(await sent).toBe(false)
  })
})

describe('a handler that has taken a message and only sends since', () => {
  afterEach(() => void vi.useRealTimers())

  it.each([
    ['the client closes', (session: Session) => session.endWith({ code: 3000, reason: '' }), 3000],
    ['the server shuts down', (session: Session) => session.goAway(), 1001],
  ])('is closed at once after drainMs when %s', async (_when, end, code) => {
    vi.useFakeTimers()
    const { session, socket } = open({ drainMs: 700 })
    session.receive('subscribe')
    await session.wait()
    vi.advanceTimersByTime(700)
    end(session)
    expect(socket.closes).toEqual([{ code, reason: '' }])
    expect(session.isClosed()).toBe(true)
  })

  it('is closed at once whatever it has looked out for before', async () => {
    vi.useFakeTimers()
    const { session, socket } = open({ drainMs: 700 })
    const ready = session.ready()
    session.receive('subscribe')
    await ready
    session.read()
    vi.advanceTimersByTime(700)
    session.endWith({ code: 3000, reason: '' })
    expect(socket.closes).toHaveLength(1)
  })

  it('counts as answering before that', async () => {
    vi.useFakeTimers()
    const { session, socket } = open({ drainMs: 700 })
    session.receive('question')
    await session.wait()
    vi.advanceTimersByTime(699)
    session.endWith({ code: 3000, reason: '' })
    await session.send('answer')
    expect([socket.sent, socket.closes]).toEqual([['answer'], []])
  })
})

describe('going away', () => {
  it('closes at once with 1001 when nothing is unanswered', () => {
    const { session, socket } = open()
    session.goAway()
    expect(socket.closes).toEqual([{ code: 1001, reason: '' }])
  })

  it('ends the wait of a handler, and closes with 1001 when it returns', async () => {
    const { session, socket } = open()
    const waiting = session.wait()
    session.goAway()
    expect(await waiting).toBeNull()
    session.close()
    expect(socket.closes).toEqual([{ code: 1001, reason: '' }])
  })

  it('lets the handler read and answer what is queued first', async () => {
    const { session, socket } = open()
    session.receive('a')
    session.goAway()
    session.receive('too late')
    for await (const message of session) await session.send(message)
    session.close()
    expect(socket.sent).toEqual(['a'])
    expect(socket.closes[0]?.code).toBe(1001)
  })

  it("answers the client's close with the client's code when that comes meanwhile", async () => {
    const { session, socket } = open()
    session.receive('a')
    await session.wait()
    session.goAway()
    session.endWith({ code: 4000, reason: 'enough' })
    session.close()
    expect(socket.closes).toEqual([{ code: 4000, reason: 'enough' }])
  })
})

describe('the end of what a client sends', () => {
  const ending = { code: 4000, reason: 'enough' }

  it('is answered at once when nothing is unanswered', () => {
    const { session, socket } = open()
    session.endWith(ending)
    expect(socket.closes).toEqual([ending])
    expect(session.isClosed()).toBe(true)
  })

  it('is answered behind the answer to the message in front of it', async () => {
    const { session, socket } = open()
    const waiting = session.wait()
    session.receive('a')
    session.endWith(ending)
    expect(socket.closes).toEqual([])
    expect(session.isClosed()).toBe(false)
    expect(await session.send((await waiting) ?? '')).toBe(true)
    expect(await session.wait()).toBeNull()
    expect(session.isClosed()).toBe(true)
    session.close()
    expect(socket.sent).toEqual(['a'])
    expect(socket.closes).toEqual([ending])
  })

  it('leaves room for answers that are sent after null', async () => {
    const { session, socket } = open()
    const waiting = session.wait()
    session.endWith(ending)
    expect(await waiting).toBeNull()
    expect(await session.send('late')).toBe(true)
    expect(socket.sent).toEqual(['late'])
    expect(socket.closes).toEqual([])
  })

  it('resolves closed when the handler is told', async () => {
    const { session } = open()
    session.receive('a')
    session.endWith(ending)
    expect(await isPending(session.closed)).toBe(true)
    session.read()
    expect(session.read()).toBeNull()
    expect(await session.closed).toEqual({ ...ending, wasClean: true })
  })

  it('stands as it was told, however the connection ends', async () => {
    const { session } = open()
    session.receive('a')
    session.endWith(ending)
    session.read()
    session.read()
    session.end(gone)
    expect(await session.closed).toEqual({ ...ending, wasClean: true })
  })

  it('leaves a signal that is asked for behind it to the end of the connection', () => {
    const { session } = open()
    session.receive('a')
    session.endWith(ending)
    session.read()
    session.read()
    expect(session.signal.aborted).toBe(false)
  })

  it('has one signal, whoever asks', () => {
    const { session } = open()
    const { signal } = session
    expect(session.signal).toBe(signal)
  })

  it('aborts the signal only with the connection', () => {
    const { session } = open()
    const { signal } = session
    session.receive('a')
    session.endWith(ending)
    expect(signal.aborted).toBe(false)
    session.end(goodbye)
    expect(signal.aborted).toBe(true)
    expect(signal.reason).toBeInstanceOf(ConnectionClosedError)
  })

  it('is answered after drainMs whatever the handler does', async () => {
    vi.useFakeTimers()
    const { session, socket } = open({ drainMs: 700 })
    session.receive('a')
    await session.wait()
    session.endWith(ending)
    vi.advanceTimersByTime(699)
    expect(socket.closes).toEqual([])
    vi.advanceTimersByTime(1)
    expect(socket.closes).toEqual([ending])
    expect(await session.send('too late')).toBe(false)
    vi.useRealTimers()
  })

  it('leaves no timer behind when it is answered', () => {
    vi.useFakeTimers()
    const { session } = open()
    session.receive('a')
    session.endWith(ending)
    session.close()
    expect(vi.getTimerCount()).toBe(0)
    vi.useRealTimers()
  })

  it.each([
    ['read()', (session: Session) => session.read()],
    ['hasMessages()', (session: Session) => session.hasMessages()],
    ['countMessages()', (session: Session) => session.countMessages()],
  ])('is told to a handler that looks with %s', async (_how, look) => {
    const { session } = open()
    session.receive('a')
    session.read()
    session.endWith(ending)
    expect(session.isClosed()).toBe(false)
    look(session)
    expect(session.isClosed()).toBe(true)
  })

  it('has the code that the handler closes with', () => {
    const { session, socket } = open()
    session.receive('a')
    session.endWith(ending)
    session.close(3000)
    expect(socket.closes).toEqual([{ code: 3000, reason: '' }])
  })
})

describe('discard', () => {
  it('drops what is queued and what comes', () => {
    const { session, socket } = open({ queueMessages: 1 })
    for (const message of ['a', 'b']) session.receive(message)
    expect(socket.isPaused).toBe(true)
    session.discard()
    session.receive('c')
    expect(socket.isPaused).toBe(false)
    expect(session.countMessages()).toBe(0)
  })

  it("answers the client's close at once", () => {
    const { session, socket } = open()
    session.receive('a')
    session.read()
    session.discard()
    session.endWith({ code: 1000, reason: '' })
    expect(socket.closes).toHaveLength(1)
  })
})

describe('sends that nobody awaits', () => {
  const limits = { sendBytes: 10, unsentBytes: 30 }

  it('close with 1013 above unsentBytes, and send nothing more', async () => {
    const { session, socket } = open(limits)
    for (let count = 0; count < 3; count += 1) void session.send('0123456789')
    expect(socket.closes).toEqual([])
    expect(await session.send('x')).toBe(false)
    expect(socket.closes.map(({ code }) => code)).toEqual([1013])
    expect(socket.sent).toHaveLength(3)
  })

  it('leave a single message of any size alone', () => {
    const { session, socket } = open(limits)
    void session.send('x'.repeat(1000))
    expect(socket.closes).toEqual([])
    expect(socket.sent).toHaveLength(1)
  })
})

describe('a session', () => {
  it('tells its subprotocol', () => {
    expect(open().session.protocol).toBe('chat')
  })
})
