import { describe, expect, it } from 'vitest'
import { defaultLimits } from '../../src/library/websocket/session/limits.ts'
import { Session } from '../../src/library/websocket/session/session.ts'
import { BackpressureSocket } from './fake-socket.ts'

function open(): Session {
  return new Session(new BackpressureSocket(), '', defaultLimits)
}

describe('ready', () => {
  it('is true where a message is queued, and takes nothing', async () => {
    const session = open()
    session.receive('here')
    expect(await session.ready()).toBe(true)
    expect(session.read()).toBe('here')
  })

  it('tells any number who wait that a message has come', async () => {
    const session = open()
    const waiting = [session.ready(), session.ready()]
    session.receive('here')
    expect(await Promise.all(waiting)).toEqual([true, true])
    expect(session.countMessages()).toBe(1)
  })

  it('goes on waiting where a wait takes the message', async () => {
    const session = open()
    const ready = session.ready()
    const waiting = session.wait()
    session.receive('taken')
    expect(await waiting).toBe('taken')
    session.receive('queued')
    expect(await ready).toBe(true)
    expect(session.read()).toBe('queued')
  })

  it.each<[string, (session: Session) => void]>([
    ['the client closes', (session) => session.endWith({ code: 1000, reason: '' })],
    [
      'the connection is lost',
      (session) => session.end({ code: 1006, reason: '', wasClean: false }),
    ],
    ['close() is called', (session) => session.close()],
    ['the server shuts down', (session) => session.goAway()],
  ])('is false when %s', async (_when, act) => {
    const session = open()
    const ready = session.ready()
    act(session)
    expect(await ready).toBe(false)
    expect(await session.ready()).toBe(false)
    expect(session.isClosed()).toBe(true)
  })

  it('lets a handler that learns of the end by it still send', async () => {
    const socket = new BackpressureSocket()
    const session = new Session(socket, '', defaultLimits)
    const ready = session.ready()
    session.endWith({ code: 1000, reason: '' })
    await ready
    expect(await session.send('goodbye')).toBe(true)
    expect([socket.sent, socket.closes]).toEqual([['goodbye'], []])
  })

  it('is true at the end for as long as something is queued', async () => {
    const session = open()
    session.receive('last')
    session.endWith({ code: 1000, reason: '' })
    expect(await session.ready()).toBe(true)
    session.read()
    expect(await session.ready()).toBe(false)
  })

  it('rejects with the reason of an aborted signal, and loses no message', async () => {
    const session = open()
    const controller = new AbortController()
    const ready = session.ready({ signal: controller.signal })
    controller.abort('enough')
    await expect(ready).rejects.toBe('enough')
    await expect(session.ready({ signal: controller.signal })).rejects.toBe('enough')
    session.receive('here')
    expect(await session.wait()).toBe('here')
  })

  it('says that what came before is answered, so that a close is answered at once', async () => {
    const socket = new BackpressureSocket()
    const session = new Session(socket, '', defaultLimits)
    session.receive('one')
    await session.wait()
    const controller = new AbortController()
    const ready = session.ready({ signal: controller.signal })
    controller.abort()
    await ready.catch(() => {})
    session.endWith({ code: 3000, reason: '' })
    expect(socket.closes).toEqual([{ code: 3000, reason: '' }])
  })
})
