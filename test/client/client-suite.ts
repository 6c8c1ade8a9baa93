// What the client does on every platform, and what on some. Each scenario runs over a real socket.

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { itIf } from '../support/run-if.ts'
import { Peer, type Seen } from './peer.ts'
import type { scenarios } from './scenarios.ts'

export type Name = keyof typeof scenarios

/** Runs a scenario on the platform; `url` is the peer's, with ws:. */
export type Run = (name: Name, url: string, id: string) => Promise<unknown>

export interface ClientCapabilities {
  /** Headers can be sent. */
  setsHeaders: boolean
  /** A refusal is told with its status, headers and body. */
  tellsRefusals: boolean
  /** Every close code can be sent; without, what is none of 1000 and 3000 to 4999 is sent as none. */
  sendsEveryCode: boolean
  /** The connection can be ended without a goodbye. */
  terminates: boolean
  /** The server's close is answered once the reader knows; without, the platform answers at once. */
  answersInFrontOfAClose: boolean
  /** Messages are heard behind this side's close. */
  hearsBehindItsClose: boolean
  pings: boolean
  /** What is buffered is told. */
  tellsRoom: boolean
}

/**
 * @param start gives what runs a scenario against the peer, and stops it
 * @param getLibrary gives the folder of the compiled library, for the peer to serve
 */
export function describeClient(
  platform: string,
  can: ClientCapabilities,
  start: (peer: Peer) => Promise<{ run: Run; stop?: () => Promise<void> }>,
  getLibrary?: () => string,
): void {
  describe(`the client on ${platform}`, () => {
    let peer: Peer
    let started: Awaited<ReturnType<typeof start>>
    beforeAll(async () => {
      peer = await Peer.start(getLibrary?.())
      started = await start(peer)
    })
    afterAll(async () => {
      await started?.stop?.()
      await peer?.stop()
    })

    const run = (name: Name, id = '') => started.run(name, peer.url.replace('http', 'ws'), id)

    /** What the scenario returns, and what the server has seen of it. */
    async function both(name: Name): Promise<{ result: unknown; seen: Seen }> {
      const id = randomUUID()
      const seen = peer.seen(id)
      return { result: await run(name, id), seen: await seen }
    }

    it('gets back what it sends, and closes with a code and a reason', async () => {
      const { result, seen } = await both('echo')
      expect(result).toEqual({
        answers: ['héllo', '', [0, 255]],
        closed: { code: 4000, reason: 'done', wasClean: true },
      })
      expect(seen).toMatchObject({ code: 4000, reason: 'done' })
    })

    it('has the subprotocol that the server picks', async () => {
      expect(await run('protocol')).toBe('spoken')
    })

    itIf(can, 'setsHeaders')('sends headers, but those of the connection', async () => {
      expect(await run('headers')).toBe('secret')
    })

    itIf(can, '!setsHeaders')('rejects with a TypeError for headers', async () => {
      await expect(run('headers')).rejects.toThrow('TypeError: Cannot connect with headers')
    })

    it('rejects when it is refused, with what the platform tells', async () => {
      const refusal = await run('refusal')
      if (!can.tellsRefusals) expect(refusal).toMatch(/^Error: Cannot connect to ws:.*\/refuse: /)
      else expect(refusal).toEqual({ status: 401, reason: 'unknown', body: 'Not you' })
    })

    it('rejects when nobody listens', async () => {
      expect(await run('unreachable')).toMatch(/^Cannot connect to ws:\/\/127\.0\.0\.1:1\/: ./)
    })

    it('rejects for an address of another scheme', async () => {
      expect(await run('wrongScheme')).toMatch(/^TypeError: Cannot connect to ftp:/)
    })

    it.each(['abortBefore', 'abortWhile'] as const)(
      'rejects with the reason at %s',
      async (name) => {
        expect(await run(name)).toBe('given up')
      },
    )

    it('minds no abort once it is open', async () => {
      expect(await run('abortAfter')).toBe('still here')
    })

    it("reads what came in front of the server's close, and answers it with its code", async () => {
      const { result, seen } = await both('serverCloses')
      expect(result).toEqual({
        messages: ['one', 'two', 'three'],
        closed: { code: 4001, reason: '', wasClean: true },
        isClosed: true,
      })
      expect(seen.code).toBe(4001)
    })

    it('tells a close without a code as 1005', async () => {
      expect(await run('closedWithoutACode')).toEqual({ code: 1005, reason: '', wasClean: true })
    })

    it('tells an end without a close as 1006, behind what came', async () => {
      expect(await run('lost')).toEqual({
        messages: ['one', 'two', 'three'],
        closed: { code: 1006, reason: '', wasClean: false },
      })
    })

    it('answers a close at once when it asks for the end alone', async () => {
      const { result, seen } = await both('asksForTheEnd')
      expect([result, seen.code]).toEqual([4001, 4001])
    })

    itIf(can, 'answersInFrontOfAClose')('answers what came in front of a close', async () => {
      const { seen } = await both('answersInFrontOfAClose')
      expect(seen.messages).toEqual(['one!', 'two!', 'three!'])
    })

    itIf(can, 'hearsBehindItsClose')('hears the answers behind closeWrite()', async () => {
      expect(await run('closeWrite')).toEqual({ messages: ['0', '1', '2', '3', '4'], code: 4003 })
    })

    it('ends for a message that is too large, with 1009 where that can be sent', async () => {
      const { result, seen } = await both('tooLarge')
      expect(result).toEqual(['small'])
      expect(seen.code).toBe(can.sendsEveryCode ? 1009 : 1005)
    })

    it('closes with 1001 where that can be sent', async () => {
      const { seen } = await both('closesWith')
      if (can.sendsEveryCode) expect(seen).toMatchObject({ code: 1001, reason: 'leaving' })
      else expect(seen).toMatchObject({ code: 1005, reason: '' })
    })

    it('terminates without a goodbye where that is possible', async () => {
      const { seen } = await both('terminates')
      expect(seen.code).toBe(can.terminates ? 1006 : 1000)
    })

    it('pings where that is possible', async () => {
      const answer = await run('pings')
      if (can.pings) expect(answer).toBe(true)
      else expect(answer).toMatch(/^Error: Cannot ping/)
    })

    it('closes when it is disposed of', async () => {
      const { result, seen } = await both('disposes')
      expect([result, seen.code]).toEqual([true, 1000])
    })

    itIf(can, 'tellsRoom')('holds a send back until the server reads', async () => {
      const { result, seen } = await both('holdsBack')
      const { bytes } = result as { bytes: number }
      expect(result).toEqual({ hadRoom: false, isSent: true, bytes })
      expect(seen.messages).toEqual([`${bytes}`])
    })

    it('connects again and again', async () => {
      expect(await run('reconnects')).toEqual({ count: 9, codes: [4001, 4001, 4001] })
    })

    it('closes with 1000 at a break', async () => {
      const { seen } = await both('closesAtABreak')
      expect(seen.code).toBe(1000)
    })

    it('gives up at a refusal that is final, where the platform tells', async () => {
      const expected = can.tellsRefusals ? 'UpgradeRefusedError' : 'Error'
      expect(await run('givesUpAtARefusal')).toBe(expected)
    })

    itIf(can, 'tellsRefusals')(
      'gives up at a refusal whose body does not end, with what of it came within the attempt',
      async () => {
        expect(await run('givesUpAtASlowRefusal')).toEqual({ status: 403, body: 'Not y' })
      },
    )

    it('rejects with the reason of its signal while the body of a refusal comes', async () => {
      expect(await run('abortsASlowRefusal')).toBe(true)
    })

    it('tries a busy server again, until its signal is aborted', async () => {
      expect(await run('triesAgainWhenBusy')).toEqual({ reason: 'enough', failures: 3 })
    })
  })
}
