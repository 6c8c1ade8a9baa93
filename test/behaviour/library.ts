// What the library promises, as far as it shows on the wire, the same on every runtime.

import { describe, expect, it } from 'vitest'
import { closeFrame, frame, Opcode } from '../support/frame.ts'
import type { RawClient } from '../support/raw-client.ts'
import { itIf, itWhere } from '../support/run-if.ts'
import type { Capabilities, Target } from './runtime.ts'

const NO_PAUSE = 'the runtime cannot pause a connection, or has none'

const isBelow = (limit: number) => (count: number) => count < limit

export function describeLibrary(getTarget: () => Target, can: Capabilities): void {
  const connect: Target['connect'] = (path, init) => getTarget().connect(path, init)
  const newId = () => crypto.randomUUID()

  async function openRaw(path: string): Promise<RawClient> {
    const client = await getTarget().openRaw?.(path)
    if (client === undefined) throw new Error('This target has no raw bytes')
    return client
  }

  /** What the handler with this id left behind, asked for until it is there. */
  async function report(id: string): Promise<unknown> {
    for (;;) {
      const answer = await getTarget().request('GET', `/report?id=${id}`)
      const left: unknown = await answer.json()
      if (left !== null) return left
    }
  }

  describe('a handler', () => {
    it('that returns closes with 1000', async () => {
      expect((await (await connect('/returns')).closed).code).toBe(1000)
    })

    it('that closes with 1005 sends a close frame without a code', async () => {
      const client = await connect('/closes-with/1005')
      expect(await client.next()).toBe('in front')
      expect((await client.closed).code).toBe(1005)
    })

    it('that closes with 1006 ends the connection without a close frame, where possible', async () => {
      const client = await connect('/closes-with/1006')
      expect(await client.next()).toBe('in front')
      expect((await client.closed).code).toBe(can.endsWithoutAClose ? 1006 : 1005)
    })

    itIf(can, 'receivesBehindItsClose')('that closes its way out still receives', async () => {
      const id = newId()
      const client = await openRaw(`/closes-write?id=${id}`)
      client.isPolite = false
      await client.write(frame('close now'))
      await client.heardSay('close 4005')
      await client.write(Buffer.concat([frame('a'), frame('b'), closeFrame(4006)]))
      expect(await report(id)).toEqual([false, 'a', 'b', 4006])
      client.leave()
    })

    it('that throws closes with 1011', async () => {
      expect((await (await connect('/throws?id=t')).closed).code).toBe(1011)
    })

    it('that throws reaches onError', async () => {
      const id = newId()
      await (await connect(`/throws?id=${id}`)).closed
      expect(await report(id)).toBe('Error: on purpose')
    })

    it('that throws while it iterates closes with 1011', async () => {
      const client = await connect(`/throws-while-iterating?id=${newId()}`)
      client.send('x')
      expect((await client.closed).code).toBe(1011)
    })

    it('that leaves its iteration goes on, and closes with 1000 when it returns', async () => {
      const id = newId()
      const client = await connect(`/leaves?id=${id}`)
      client.send('x')
      expect(await client.next()).toBe('still here')
      expect((await client.closed).code).toBe(1000)
      expect(await report(id)).toBe(false)
    })

    it('closes with its own code and reason', async () => {
      const client = await connect('/closes')
      expect(await client.closed).toEqual({ code: 4001, reason: 'for a reason' })
    })

    it('that throws leaves other connections alone', async () => {
      const other = await connect('/accept')
      await (await connect('/throws?id=t')).closed
      other.send('still here')
      expect(await other.next()).toBe('still here')
      other.close()
    })

    it('finds its session in c.var.websocket', async () => {
      expect(await (await connect('/same-session')).next()).toBe('true')
    })
  })

  describe('inside a conversation', () => {
    itIf(can, 'knowsClient')('getConnInfo() tells where the client is', async () => {
      const client = await connect('/conn-info')
      client.send('where?')
      expect(JSON.parse(String(await client.next()))).toMatchObject({ address: '127.0.0.1' })
    })

    it('c.executionCtx lets work go on when it is over', async () => {
      const id = newId()
      const client = await connect(`/works-on?id=${id}`)
      client.send('go')
      expect((await client.closed).code).toBe(1000)
      expect(await report(id)).toBe('worked on')
    })
  })

  describe('a session', () => {
    it('throws at once at a second wait', async () => {
      const client = await connect('/waits-twice')
      expect(await client.next()).toBe('Error: Cannot wait: this socket is being waited on already')
      client.send('enough')
      expect((await client.closed).code).toBe(1000)
    })

    it('delivers what came before the close, then null', async () => {
      const id = newId()
      const client = await connect(`/reads-after-the-close?id=${id}`)
      for (const message of ['a', '', 'c']) client.send(message)
      client.close(3001)
      expect(await report(id)).toEqual(['a', '', 'c', null, 3001])
    })

    it('loses no message to a wait that was given up', async () => {
      const client = await connect('/gives-up')
      expect(await client.next()).toBe('Error: enough')
      client.send('here')
      expect(await client.next()).toBe('here')
    })

    it('lets a message go while its handler waits for something else', async () => {
      const client = await connect('/speaks-and-waits-for-the-end')
      expect(await client.next()).toBe('spoken')
      client.close()
    })

    it('hands out many messages sent at once one by one, in order', async () => {
      const client = await connect('/accept')
      const texts = Array.from({ length: 60 }, (_, index) => `${index}`)
      for (const text of texts) client.send(text)
      for (const text of texts) expect(await client.next()).toBe(text)
      client.close()
    })

    it('tells that a message is ready before it is read, and of the end', async () => {
      const client = await connect('/ready')
      client.send('this')
      expect(await client.next()).toBe('this was ready')
      client.close(3004)
      expect((await client.closed).code).toBe(3004)
    })

    it(can.pings ? 'pings its client' : 'says that this runtime cannot ping', async () => {
      const client = await connect('/pings')
      const answer = can.pings
        ? 'pong true'
        : 'Cannot ping: this runtime sends no pings for a handler'
      expect(await client.next()).toBe(answer)
    })

    it('is closed with 1000 at the end of the scope that uses it', async () => {
      const id = newId()
      const client = await connect(`/disposes?id=${id}`)
      expect(await client.next()).toBe('in scope')
      expect((await client.closed).code).toBe(1000)
      expect(await report(id)).toMatchObject({ wasClean: true })
    })

    it('echoes as a pipe of its streams, until the client closes', async () => {
      const client = await connect('/streams')
      client.send('text')
      client.send(new Uint8Array([1, 2, 3]))
      expect(await client.next()).toBe('text')
      expect(await client.next()).toEqual(new Uint8Array([1, 2, 3]))
      client.close(3002)
      expect((await client.closed).code).toBe(3002)
    })

    it.each(['x'.repeat(2049), 'ä'.repeat(1025), new Uint8Array(2049)])(
      'closes with 1009 at a message above the limit (%#)',
      async (message) => {
        const client = await connect('/accept')
        client.send(message)
        expect((await client.closed).code).toBe(1009)
      },
    )

    it('takes a message of exactly the limit', async () => {
      const client = await connect('/accept')
      client.send('ä'.repeat(1024))
      expect(await client.next()).toHaveLength(1024)
      client.close()
    })

    itIf(can, 'tellsRoom')('holds a send back until a client that does not read does', async () => {
      const id = newId()
      const client = await connect(`/speaks-until-held-back?id=${id}`)
      client.pause()
      expect(await report(id)).toBe('held back')
      client.resume()
      expect(await client.closed).toEqual({ code: 4000, reason: 'let go' })
    })

    itWhere(can.canPause && can.hasRawBytes, NO_PAUSE)(
      'that is read slowly slows its client down, and loses nothing',
      async () => {
        const id = newId()
        const client = await openRaw(`/reads-slowly?id=${id}`)
        const messages = 8192
        const one = frame(Buffer.alloc(2048), { opcode: Opcode.binary })
        await client.write(Buffer.alloc(one.length * messages, one))
        await client.write(closeFrame(1000))
        // Bun hands out half a megabyte behind a pause, which it has read before.
        expect(await report(id)).toEqual({
          read: messages,
          mostQueued: expect.toSatisfy(isBelow(512)),
        })
        client.leave()
      },
    )

    itWhere(can.canPause && can.hasRawBytes, NO_PAUSE)(
      'that is paused hears that its client has left',
      async () => {
        const id = newId()
        const client = await openRaw(`/fills-up?id=${id}`)
        await client.write(Buffer.alloc(100_000, frame('x')))
        expect(await report(`${id} is full`)).toBe(true)
        client.leave()
        expect(await report(id)).toBe(1006)
      },
    )

    itIf(can, '!canPause')(
      'that nobody reads closes with 1008 when its queue is full',
      async () => {
        const client = await connect('/never-reads')
        for (let count = 0; count < 1000; count += 1) client.send('x')
        const { code } = await client.closed
        expect(can.closesAgainstAFlood ? [1008] : [1006, 1008]).toContain(code)
      },
    )
  })

  describe('a route', () => {
    it('that is not marked refuses a WebSocket with 400', async () => {
      await expect(connect('/unmarked')).rejects.toMatchObject({ status: 400 })
    })

    it('that is not marked lends its refusal nothing of its answer', async () => {
      await expect(connect('/unmarked')).rejects.toMatchObject({
        body: expect.stringContaining('takes no WebSocket'),
        headers: expect.toSatisfy((headers: Headers) => headers.get('ETag') === null),
      })
    })

    it('that is not marked answers plain HTTP', async () => {
      const answer = await getTarget().request('GET', '/unmarked')
      expect(await answer.text()).toBe('plain')
    })

    it('marked with acceptWebSocket gives plain HTTP to its fallback, with no session', async () => {
      const answer = await getTarget().request('GET', '/accept')
      expect(await answer.text()).toBe('websocket is null')
    })
  })

  describe('with acceptAll', () => {
    it('any handler can hold a conversation', async () => {
      const client = await connect('/all/echo')
      client.send('hello')
      expect(await client.next()).toBe('hello')
      client.close(3003)
      expect((await client.closed).code).toBe(3003)
    })

    it('what a handler sends before it returns arrives before 1000', async () => {
      const client = await connect('/all/greets')
      expect(await client.next()).toBe('welcome')
      expect((await client.closed).code).toBe(1000)
    })

    itIf(can, 'sendsUpgradeHeaders')(
      'the 101 has the headers set before the first use',
      async () => {
        expect((await connect('/all/answers-too-late')).headers.get('X-In-Time')).toBe('yes')
      },
    )

    it('the 101 has no header of the answer that a handler returns', async () => {
      expect((await connect('/all/answers-too-late')).headers.get('X-Too-Late')).toBe(null)
    })

    it('a handler that throws closes with 1011', async () => {
      expect((await (await connect('/all/throws')).closed).code).toBe(1011)
    })

    it.each([
      ['a middleware behind can refuse', '/all/members-only', 401],
      ['a handler that uses no session refuses a WebSocket', '/all/plain', 400],
      ['a path that is not there is not found', '/all/nope', 404],
    ])('%s', async (_what, path, status) => {
      await expect(connect(path)).rejects.toMatchObject({ status })
    })

    it('a marked route works as it does without', async () => {
      expect(await (await connect('/all/marked')).next()).toBe('marked')
    })

    it('plain HTTP has no session', async () => {
      expect(await (await getTarget().request('GET', '/all/echo')).text()).toBe('plain')
    })
  })
}
