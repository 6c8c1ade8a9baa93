// Small messages are read ahead of `ws`, and nobody can tell: whatever comes, in whatever reads, is told
// as `ws` alone would tell it.

import type { Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { beforeEach, describe, expect, it, test } from 'vitest'
import { WebSocket } from 'ws'
import { readAhead } from '../../src/library/runtimes/node/fast-path/read-ahead.ts'
import { NodeWebSocket } from '../../src/library/runtimes/node/node-websocket.ts'
import { feedReceiver } from '../../src/library/runtimes/node/receiver-feed.ts'
import { clientStream, openOn } from '../support/client-stream.ts'
import { closeFrame, fragments, frame, Opcode } from '../support/frame.ts'

type Kind = typeof WebSocket | typeof NodeWebSocket

const MAX_PAYLOAD = 1000

/** What the socket tells, as it comes. */
function record(socket: WebSocket): string[] {
  const events: string[] = []
  const tell = (...parts: unknown[]) => events.push(parts.join(' '))
  socket.on('message', (data, isBinary) =>
    tell(isBinary ? 'binary' : 'text', Buffer.from(data as Buffer).toString('hex')),
  )
  socket.on('ping', (data) => tell('ping', data))
  socket.on('pong', (data) => tell('pong', data))
  socket.on('error', ({ message }) => tell('error', message))
  socket.on('close', (code, reason) => tell('close', code, reason))
  return events
}

/** What a socket of this kind tells of these reads, each in a turn of its own. */
async function toldBy(Kind: Kind, reads: Buffer[], maxPayload = MAX_PAYLOAD) {
  return (await heard(Kind, reads, maxPayload)).events
}

/** The same, and what it sends: pongs, and the close with its code. */
async function heard(Kind: Kind, reads: Buffer[], maxPayload = MAX_PAYLOAD) {
  const sent: string[] = []
  const stream = clientStream((chunk) =>
    sent.push(Buffer.from(chunk as string, 'latin1').toString('hex')),
  )
  const feed = feedReceiver(stream)
  const socket = openOn<WebSocket>(stream, Kind, { maxPayload })
  if (socket instanceof NodeWebSocket) readAhead(stream, feed, socket, maxPayload)
  const events = record(socket)
  for (const read of reads) {
    // A copy: it is unmasked where it is.
    if (!stream.destroyed) stream.push(Buffer.from(read))
    await nextTurn()
  }
  stream.destroy()
  await nextTurn()
  return { events, sent: sent.join('') }
}

/** Numbers that are the same in every run: mulberry32. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const binary = { opcode: Opcode.binary }

const right: ((size: number) => Buffer)[] = [
  () => frame('hello'),
  () => frame(''),
  (size) => frame('a'.repeat(size % 126)),
  (size) => frame('é'.repeat(size % 62)),
  (size) => frame(Buffer.alloc(size % 126, 0xff), binary),
  (size) => frame(Buffer.alloc(100 + (size % 50), 0x80), binary),
  (size) => frame('b'.repeat(420 + size)),
  (size) => fragments(Buffer.alloc(1 + (size % 60), 'f'), 1 + (size % 7), Opcode.text),
  (size) => frame('p'.repeat(size % 126), { opcode: Opcode.ping }),
  () => frame('', { opcode: Opcode.pong }),
  () =>
    Buffer.concat([
      frame('one', { isFinal: false }),
      frame('between', { opcode: Opcode.ping }),
      frame('two', { opcode: Opcode.continuation }),
    ]),
]

const last: (() => Buffer)[] = [
  () => Buffer.alloc(0),
  () => closeFrame(3001, 'bye'),
  () => frame(Buffer.from('ff', 'hex')),
  () => fragments(Buffer.from('61ff', 'hex'), 1, Opcode.text),
  () => frame('a', { isMasked: false }),
  () => frame('a', { reserved: 2 }),
  () => frame('a', { opcode: 11 }),
  () => frame('a', { opcode: Opcode.continuation }),
  () => Buffer.concat([frame('a', { isFinal: false }), frame('b')]),
  () => frame(Buffer.alloc(MAX_PAYLOAD + 1), binary),
  () => frame('', { ...binary, length: 2n ** 63n - 1n }),
]

/** Some messages, something that may end the connection, and some more, cut anywhere. */
function conversation(seed: number): Buffer[] {
  const number = numbers(seed)
  const some = () =>
    Array.from({ length: number(12) }, () => right[number(right.length)]?.(number(200)))
  const frames = [...some(), last[number(last.length)]?.(), ...some()]
  const bytes = Buffer.concat(frames.filter((part) => part !== undefined))
  const reads: Buffer[] = []
  const longest = [1, 5, 40, 300, 5000][number(5)] ?? 1
  for (let start = 0; start < bytes.length; ) {
    const end = start + 1 + number(longest)
    reads.push(bytes.subarray(start, end))
    start = end
  }
  return reads
}

describe('of the conversations with seeds', () => {
  it.each([0, 100, 200, 300, 400])('%i to 99 more it tells what ws tells', async (first) => {
    for (let seed = first; seed < first + 100; seed += 1) {
      const reads = conversation(seed)
      const [theirs, ours] = await Promise.all([
        heard(WebSocket, reads),
        heard(NodeWebSocket, reads),
      ])
      expect(ours, `seed ${seed}`).toEqual(theirs)
    }
  })
})

describe('a small message', () => {
  let stream: Socket
  let socket: NodeWebSocket
  /** Each message that came; from `ws` none is a string. */
  let messages: unknown[]

  async function open(head?: Buffer) {
    stream = clientStream()
    const feed = feedReceiver(stream)
    socket = openOn(stream, NodeWebSocket, { head })
    if (stream.readableLength === 0) readAhead(stream, feed, socket, MAX_PAYLOAD)
    messages = []
    socket.on('message', (data) => messages.push(data))
    await nextTurn()
  }
  beforeEach(() => open())

  async function come(...reads: Buffer[]) {
    for (const read of reads) {
      stream.push(read)
      await nextTurn()
    }
  }

  const fromWs = (text: string) => Buffer.from(text)

  it('comes without ws', async () => {
    await come(frame('a'))
    expect(messages).toEqual(['a'])
  })

  it('comes without ws in two reads', async () => {
    await come(frame('abc').subarray(0, 7), frame('abc').subarray(7))
    expect(messages).toEqual(['abc'])
  })

  it.each([
    ['a large message', frame('a'.repeat(600))],
    ['one in fragments', fragments(Buffer.alloc(10), 3)],
    ['a ping', frame('', { opcode: Opcode.ping })],
  ])('comes without ws in the read behind %s', async (_name, other) => {
    await come(other, frame('a'))
    expect(messages.at(-1)).toBe('a')
  })

  it('comes from ws in the same read as something else, behind it', async () => {
    await come(Buffer.concat([frame('a'), frame('', { opcode: Opcode.ping }), frame('b')]))
    expect(messages).toEqual(['a', fromWs('b')])
  })

  it('comes from ws on a connection that began right behind the handshake', async () => {
    await open(frame('a'))
    await come(frame('b'))
    expect(messages).toEqual([fromWs('a'), fromWs('b')])
  })

  it('waits while the socket is paused, and comes in order', async () => {
    socket.pause()
    await come(frame('a'))
    expect(messages).toEqual([])
    socket.resume()
    stream.push(frame('b'))
    await nextTurn()
    await come(frame('c'))
    expect(messages).toEqual([fromWs('a'), fromWs('b'), 'c'])
  })

  it('is refused by ws when it is above the limit', async () => {
    expect(await toldBy(NodeWebSocket, [frame('a'.repeat(101))], 100)).toEqual([
      'error Max payload size exceeded',
      'close 1006 ',
    ])
  })
})

test('half a small message is told by nobody when the connection ends', async () => {
  expect(await toldBy(NodeWebSocket, [frame('abc').subarray(0, 8)])).toEqual(['close 1006 '])
})
