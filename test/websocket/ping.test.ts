import { describe, expect, it } from 'vitest'
import { ConnectionClosedError } from '../../src/library/websocket/session/connection-closed-error.ts'
import { defaultLimits } from '../../src/library/websocket/session/limits.ts'
import { Session } from '../../src/library/websocket/session/session.ts'
import { PlainSocket } from './fake-socket.ts'

class PingingSocket extends PlainSocket {
  readonly pings: string[] = []

  ping(payload: string): void {
    this.pings.push(payload)
  }
}

function open() {
  const socket = new PingingSocket()
  return { socket, session: new Session(socket, '', defaultLimits) }
}

const lost = { code: 1006, reason: '', wasClean: false }

describe('ping', () => {
  it('resolves with the milliseconds until its pong', async () => {
    const { socket, session } = open()
    const pinged = session.ping()
    session.receivePong(socket.pings[0] ?? '')
    expect(await pinged).toBeGreaterThanOrEqual(0)
  })

  it('is answered by the pong of a later one', async () => {
    const { socket, session } = open()
    const pings = [session.ping(), session.ping()]
    session.receivePong(socket.pings[1] ?? '')
    expect(await Promise.all(pings)).toEqual([expect.any(Number), expect.any(Number)])
  })

  it('is not answered by a pong that nobody asked for', async () => {
    const { socket, session } = open()
    const pinged = session.ping()
    session.receivePong('something else')
    session.receivePong('')
    session.end(lost)
    await expect(pinged).rejects.toThrow(ConnectionClosedError)
    expect(socket.pings).toHaveLength(1)
  })

  it('rejects where the runtime cannot', async () => {
    const session = new Session(new PlainSocket(), '', defaultLimits)
    await expect(session.ping()).rejects.toThrow(/^Cannot ping: this runtime/)
  })

  it('rejects once the connection is closed', async () => {
    const { session } = open()
    session.end(lost)
    await expect(session.ping()).rejects.toThrow(ConnectionClosedError)
  })
})
