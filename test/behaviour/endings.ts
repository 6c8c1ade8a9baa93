// The end of a connection: what came in front of it comes back in front of it, whatever ends it and
// however its bytes are cut.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { closeFrame, fragments, frame, Opcode } from '../support/frame.ts'
import { entryOf, type Message, type RawClient } from '../support/raw-client.ts'
import { describeWhere, itWhere } from '../support/run-if.ts'
import type { Capabilities, Target } from './runtime.ts'

const MAX_MESSAGE_BYTES = 1_048_576
const close = closeFrame(1000)

const texts = (count: number) => Array.from({ length: count }, (_, index) => `message ${index}`)
const echoesOf = (messages: string[]) => messages.map((message) => `text "${message}"`)
const framesOf = (messages: string[]) => Buffer.concat(messages.map((message) => frame(message)))

export function describeEndings(getTarget: () => Target, can: Capabilities): void {
  it('five messages and a close at once come back, 20 times', async () => {
    for (let round = 0; round < 20; round += 1) {
      const client = await getTarget().connect('/echo')
      const messages = texts(5)
      for (const message of messages) client.send(message)
      client.close(1000)
      if (can.answersInFrontOfAClose === 'some') return
      for (const message of messages) expect(await client.next()).toBe(message)
      const { code } = await client.closed
      // workerd may end the connection behind its answers without a close frame.
      expect(can.hasRawBytes ? [1000] : [1000, 1006]).toContain(code)
    }
  })

  if (can.answersInFrontOfAClose === 'some') return

  describeWhere(can.hasRawBytes, 'there is no network to write bytes to')('byte by byte', () =>
    describeRawEndings(getTarget, can),
  )
}

function describeRawEndings(getTarget: () => Target, can: Capabilities): void {
  /** A client that has heard what comes back, until the end. */
  async function converse(
    write: (client: RawClient) => Promise<void>,
    path = '/echo',
  ): Promise<RawClient> {
    const client = await getTarget().openRaw?.(path)
    if (client === undefined) throw new Error('This target has no raw bytes')
    await write(client)
    await client.heardSay('end')
    client.leave()
    return client
  }
  const transcriptOf = async (write: (client: RawClient) => Promise<void>, path?: string) =>
    entriesOf(await converse(write, path))
  const ofBytes = (bytes: Buffer, path?: string) =>
    transcriptOf((client) => client.write(bytes), path)

  it.each([1, 5, 100, 5000])('%i messages and a close in one write come back', async (count) => {
    const messages = texts(count)
    expect(await ofBytes(Buffer.concat([framesOf(messages), close]))).toEqual([
      ...echoesOf(messages),
      'close 1000',
      'end',
    ])
  })

  it('what is sent behind a close is ignored', async () => {
    const bytes = Buffer.concat([frame('in front'), close, frame('behind'), closeFrame(4000)])
    expect(await ofBytes(bytes)).toEqual(['text "in front"', 'close 1000', 'end'])
  })

  it('messages and a close come back, cut into pieces of three bytes', async () => {
    const messages = texts(20)
    const bytes = Buffer.concat([framesOf(messages), close])
    const transcript = await transcriptOf(async (client) => {
      for (let index = 0; index < bytes.length; index += 3) {
        await client.write(bytes.subarray(index, index + 3))
      }
    })
    expect(transcript).toEqual([...echoesOf(messages), 'close 1000', 'end'])
  })

  it('large and empty messages, fragments and pings in front of a close come back', async () => {
    const bytes = Buffer.concat([
      frame(Buffer.alloc(1_000_000), { opcode: Opcode.binary }),
      frame(''),
      frame('one', { isFinal: false }),
      frame('', { opcode: Opcode.ping }),
      frame(' two', { opcode: Opcode.continuation }),
      close,
    ])
    const transcript = await ofBytes(bytes)
    // A pong may overtake the answers to messages.
    expect(transcript.filter((entry) => entry !== 'pong')).toEqual([
      'binary of 1000000 bytes',
      'text ""',
      'text "one two"',
      'close 1000',
      'end',
    ])
    expect(transcript).toContain('pong')
  })

  it.each<[string, Buffer, string]>([
    ['a reserved bit', frame('', { reserved: 1 }), 'close 1002'],
    ['text that is not UTF-8', frame(Buffer.from([0xff])), 'close 1007'],
    [
      'a message that is too large',
      frame('', { opcode: Opcode.binary, length: BigInt(MAX_MESSAGE_BYTES + 1) }),
      'close 1009',
    ],
  ])('messages come back in front of %s', async (_what, bad, ending) => {
    const messages = texts(5)
    expect(await ofBytes(Buffer.concat([framesOf(messages), bad]))).toEqual([
      ...echoesOf(messages),
      ending,
      'end',
    ])
  })

  it('messages come back in front of a FIN', async () => {
    const messages = texts(5)
    const transcript = await transcriptOf(async (client) => {
      await client.write(framesOf(messages))
      client.halfClose()
    })
    expect(transcript).toEqual([...echoesOf(messages), 'end'])
  })

  it('echo_once echoes in front of a close', async () => {
    const transcript = await ofBytes(Buffer.concat([frame('once'), close]), '/echo_once')
    expect(transcript).toEqual(['text "once"', 'close 1000', 'end'])
  })

  itWhere(
    can.answersInFrontOfAClose === 'all',
    'the platform answers a close before a handler has woken',
  )('delayed echoes come back in front of a close', async () => {
    const messages = texts(5)
    const bytes = Buffer.concat([framesOf(messages), closeFrame(4321, 'later')])
    const transcript = await ofBytes(bytes, '/echo?delay=100')
    expect(transcript).toEqual([...echoesOf(messages), 'close 4321', 'end'])
  })

  it('any conversation comes back whole, cut anywhere and ended any way', async () => {
    await fc.assert(
      fc.asyncProperty(conversationsOf(parts), async ({ parts, ending, cuts }) => {
        const bytes = Buffer.concat([...parts.map(({ bytes }) => bytes), ending.bytes])
        const client = await converse(async (client) => {
          for (const piece of cut(bytes, cuts)) await client.write(piece)
          if (ending.isFin) client.halfClose()
        })
        expectAnswers(client, parts, ending)
      }),
      { numRuns: 60 },
    )
  })
}

/** What comes back behind the 101. The server's own pings come when they come. */
export function entriesOf({ transcript }: RawClient): string[] {
  return transcript.slice(1).filter((entry) => entry !== 'ping')
}

/** Each part has come back, byte for byte, in front of the answer to the ending. */
export function expectAnswers(client: RawClient, parts: Part[], ending: Ending): void {
  const echoes = parts.flatMap(({ echo }) => echo ?? [])
  const entries = entriesOf(client).filter((entry) => entry !== 'pong')
  expect(entries).toEqual([...echoes.map(entryOf), ...ending.answers, 'end'])
  const bytesOf = (messages: Message[]) => Buffer.concat(messages.map(({ payload }) => payload))
  expect(bytesOf(client.messages).equals(bytesOf(echoes))).toBe(true)
}

/** A part of a conversation, and the message that comes back for it. */
export interface Part {
  bytes: Buffer
  echo?: Message
}

/** No two bytes behind each other are alike. */
const bytesOfSize = (size: number): fc.Arbitrary<Buffer> =>
  fc
    .nat(255)
    .map((seed) => Buffer.from(Uint8Array.from({ length: size }, (_, at) => seed + 7 * at)))

const text = (content: string): Message => ({ opcode: Opcode.text, payload: Buffer.from(content) })
const binary = (payload: Buffer): Message => ({ opcode: Opcode.binary, payload })

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 700 })

/** More than is encoded at once, of characters of one to four bytes. */
const longText = fc
  .record({
    unit: fc.string({ unit: fc.constantFrom('a', 'ä', '中', '𝒳'), minLength: 1, maxLength: 20 }),
    length: fc.integer({ min: 65_537, max: 200_000 }),
  })
  .map(({ unit, length }) => unit.repeat(Math.ceil(length / unit.length)))

export const parts: fc.Arbitrary<Part> = fc.oneof(
  {
    weight: 5,
    arbitrary: letters.map((content) => ({ bytes: frame(content), echo: text(content) })),
  },
  {
    weight: 1,
    arbitrary: longText.map((content) => ({ bytes: frame(content), echo: text(content) })),
  },
  {
    weight: 5,
    arbitrary: fc
      .constantFrom(0, 1, 125, 126, 512, 513, 65_535, 65_536)
      .chain(bytesOfSize)
      .map((payload) => ({
        bytes: frame(payload, { opcode: Opcode.binary }),
        echo: binary(payload),
      })),
  },
  {
    weight: 5,
    arbitrary: fc
      .record({
        payload: fc.integer({ min: 2, max: 300 }).chain(bytesOfSize),
        size: fc.integer({ min: 1, max: 100 }),
      })
      .map(({ payload, size }) => ({ bytes: fragments(payload, size), echo: binary(payload) })),
  },
  { weight: 5, arbitrary: fc.constant<Part>({ bytes: frame('', { opcode: Opcode.ping }) }) },
)

interface Ending {
  bytes: Buffer
  answers: string[]
  isFin?: boolean
}

const endings: fc.Arbitrary<Ending> = fc.constantFrom<Ending>(
  ...[1000, 3000, 4999].map((code) => ({ bytes: closeFrame(code), answers: [`close ${code}`] })),
  { bytes: frame('', { reserved: 1 }), answers: ['close 1002'] },
  { bytes: frame(Buffer.from([0xff])), answers: ['close 1007'] },
  {
    bytes: frame('', { opcode: Opcode.binary, length: BigInt(MAX_MESSAGE_BYTES + 1) }),
    answers: ['close 1009'],
  },
  { bytes: Buffer.alloc(0), answers: [], isFin: true },
)

/** @param parts what may come in them */
export const conversationsOf = (parts: fc.Arbitrary<Part>) =>
  fc.record({
    parts: fc.array(parts, { maxLength: 12 }),
    ending: endings,
    cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }),
  })

/** @param cuts where, from 0 for the beginning to 1 for the end */
export function cut(bytes: Buffer, cuts: number[]): Buffer[] {
  const at = cuts.map((place) => Math.floor(place * bytes.length)).sort((a, b) => a - b)
  return [0, ...at].map((start, index) => bytes.subarray(start, at[index] ?? bytes.length))
}
