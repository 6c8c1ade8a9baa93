// Text above 64 Ki units is one frame, of which the stream gets slices.

import { Duplex } from 'node:stream'
import { Hono } from 'hono'
import { beforeEach, describe, expect, it, test } from 'vitest'
import { WebSocket } from 'ws'
import { JoiningWriter } from '../../src/library/runtimes/node/fast-path/joining-writer.ts'
import { NodeWebSocket } from '../../src/library/runtimes/node/node-websocket.ts'
import { serve } from '../../src/library/runtimes/node/serve.ts'
import { requireWebSocket } from '../../src/library/websocket/index.ts'
import { deferred } from '../../src/library/websocket/session/deferred.ts'
import { openOn } from '../support/client-stream.ts'
import { Opcode, parseFrame } from '../support/frame.ts'

const SLICE = 32_768

/** A string, or bytes, which have no encoding to heed. */
interface Encoded {
  chunk: string
  encoding: BufferEncoding
}

/** A stream that takes the next chunk when the last one is let go. */
class SlowStream extends Duplex {
  readonly taken: Buffer[] = []
  #letGo: (() => void) | null = null

  constructor() {
    super({ decodeStrings: false })
  }

  setTimeout(): this {
    return this
  }

  setNoDelay(): this {
    return this
  }

  override _read(): void {}

  override _write(chunk: string, encoding: BufferEncoding, written: () => void): void {
    this.taken.push(Buffer.from(chunk, encoding))
    this.#letGo = written
  }

  override _writev(chunks: Encoded[], written: () => void): void {
    this.taken.push(
      Buffer.concat(chunks.map(({ chunk, encoding }) => Buffer.from(chunk, encoding))),
    )
    this.#letGo = written
  }

  /** The network takes the last chunk. */
  async letGo(): Promise<void> {
    const letGo = this.#letGo
    this.#letGo = null
    letGo?.()
    await new Promise((resolve) => setImmediate(resolve))
  }

  async letAllGo(): Promise<void> {
    while (this.#letGo !== null) await this.letGo()
  }

  get bytes(): Buffer {
    return Buffer.concat(this.taken)
  }
}

let stream: SlowStream
let ws: NodeWebSocket
let writer: JoiningWriter

beforeEach(async () => {
  stream = new SlowStream()
  ws = openOn(stream as never, NodeWebSocket)
  await stream.letAllGo()
  stream.taken.length = 0
  writer = new JoiningWriter(stream as never, ws)
})

const pair = '𝒳'
test.each([
  ['ASCII', 'a'.repeat(65_537)],
  ['of two bytes a character', 'ä'.repeat(70_000)],
  ['of three bytes a character', '中'.repeat(70_000)],
  ['ASCII but for one character', `${'a'.repeat(100_000)}中`],
  ['of pairs, cut behind one', pair.repeat(50_000)],
  ['of pairs, cut within one', `a${pair.repeat(50_000)}`],
  ['with a pair behind the last slice', `${'a'.repeat(3 * SLICE - 1)}${pair}`],
  ['with half a pair at each cut', `${'a'.repeat(SLICE - 1)}\ud835`.repeat(3)],
  ['of halves in the wrong order', '\udcb3\ud835'.repeat(40_000)],
])('text %s is one frame with the UTF-8 of it', async (_which, text) => {
  writer.send(text)
  await stream.letAllGo()
  const parsed = parseFrame(stream.bytes)
  expect(parsed?.size).toBe(stream.bytes.length)
  expect(parsed?.frame).toMatchObject({ opcode: Opcode.text, isFinal: true })
  expect(parsed?.frame.payload.equals(new TextEncoder().encode(text))).toBe(true)
})

test('no more than a slice of it is given to a network that takes nothing', () => {
  writer.send('a'.repeat(200_000))
  expect(stream.bytes.length).toBeLessThanOrEqual(SLICE)
})

test('each slice goes by itself, also of a second text', async () => {
  writer.send('a'.repeat(3 * SLICE))
  writer.send('b'.repeat(3 * SLICE))
  await stream.letAllGo()
  expect(stream.taken.map(({ length }) => length)).toEqual([
    10,
    SLICE,
    SLICE,
    SLICE,
    10,
    SLICE,
    SLICE,
    SLICE,
  ])
})

test('what waits behind it goes in one write again once it has left', async () => {
  writer.send('a'.repeat(3 * SLICE))
  await stream.letAllGo()
  stream.taken.length = 0
  for (const letter of ['x', 'y', 'z']) writer.send(letter)
  await stream.letAllGo()
  expect(stream.taken).toHaveLength(2)
})

test('what is sent behind it, a ping and a close frame come behind it', async () => {
  writer.send('a'.repeat(100_000))
  writer.send('b')
  ws.ping('c')
  ws.close(1000)
  await stream.letAllGo()
  const opcodes: number[] = []
  for (let rest = stream.bytes; rest.length > 0; ) {
    const parsed = parseFrame(rest)
    if (parsed === null) throw new Error('A frame is not whole')
    opcodes.push(parsed.frame.opcode)
    rest = rest.subarray(parsed.size)
  }
  expect(opcodes).toEqual([Opcode.text, Opcode.text, Opcode.ping, Opcode.close])
})

test('its bytes are counted while it waits, whatever they are as UTF-16', async () => {
  const buffered = () => ws.bufferedAmount + writer.heldBytes
  writer.send('中'.repeat(100_000))
  expect(buffered()).toBe(10 + 300_000)
  await stream.letAllGo()
  expect(buffered()).toBe(0)
})

describe('whoever awaits it is told', () => {
  it('once the last slice has left', async () => {
    let isFlushed = false
    writer.send('a'.repeat(2 * SLICE + 1), () => {
      isFlushed = true
    })
    for (let count = 0; count < 3; count += 1) await stream.letGo()
    expect(isFlushed).toBe(false)
    await stream.letGo()
    expect(isFlushed).toBe(true)
  })

  it('when the connection is lost', async () => {
    const flushed = new Promise<void>((resolve) => writer.send('a'.repeat(100_000), resolve))
    stream.destroy()
    await stream.letAllGo()
    await flushed
    expect(writer.heldBytes).toBe(0)
  })

  it('when the connection was closed before', async () => {
    ws.close()
    await new Promise<void>((resolve) => writer.send('a'.repeat(100_000), resolve))
    await stream.letAllGo()
    expect(parseFrame(stream.bytes)?.frame.opcode).toBe(Opcode.close)
  })
})

test('a slow reader gets what was sent, in the order in which it was sent', async () => {
  const texts = ['中', pair, 'a', `${pair}a`].map((text) => text.repeat(300_000))
  const sent = [...texts, ...texts, ...texts, ...texts, 'end']
  const full = deferred<void>()
  const app = new Hono().get(
    '/',
    requireWebSocket(async (socket) => {
      for (const text of sent) {
        const room = socket.send(text)
        if (!socket.hasRoom()) full.resolve()
        await room
      }
    }),
  )
  const server = await serve(app, { port: 0 })
  const client = new WebSocket(server.url.replace('http', 'ws'))
  const received: string[] = []
  client.on('message', (data) => received.push(String(data)))
  await new Promise((resolve) => client.once('open', resolve))
  client.pause()
  await full.promise
  client.resume()
  const code = await new Promise((resolve) => client.once('close', resolve))
  await server.close()
  expect(code).toBe(1000)
  const placesOf = (messages: string[]) => messages.map((text) => sent.indexOf(text))
  expect(placesOf(received)).toEqual(placesOf(sent))
})
