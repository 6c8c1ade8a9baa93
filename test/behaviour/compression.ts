// permessage-deflate (RFC 7692), or a clear word where there is none.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { COMPRESSED, deflatedFragments, deflatedFrame } from '../support/deflate.ts'
import { closeFrame, frame, Opcode } from '../support/frame.ts'
import type { RawClient } from '../support/raw-client.ts'
import { itIf, itWhere } from '../support/run-if.ts'
import { conversationsOf, cut, entriesOf, expectAnswers, type Part, parts } from './endings.ts'
import type { Capabilities, Client, Runtime, Target } from './runtime.ts'

const EXTENSIONS = 'Sec-WebSocket-Extensions'
const offer = { [EXTENSIONS]: 'permessage-deflate; client_max_window_bits' }

export function describeCompression(getRuntime: () => Runtime, can: Capabilities): void {
  const service = (): Target => getRuntime().service
  const connect = (path: string): Promise<Client> => getRuntime().fixture.connect(path)

  const isOurs = can.compresses !== 'as the platform likes'

  itWhere(isOurs, 'the platform decides by itself what it compresses')(
    'is not agreed on where the route does not ask for it',
    async () => {
      const client = await connect('/accept')
      expect(client.headers.get(EXTENSIONS)).toBeNull()
      client.close()
    },
  )

  it('changes no message, whether the runtime can or not', async () => {
    const client = await connect('/options/compresses')
    const messages = ['', 'a', 'ä€𝒳'.repeat(200), new Uint8Array(), new Uint8Array(2048).fill(7)]
    for (const message of messages) client.send(message)
    for (const message of messages) expect(await client.next()).toEqual(message)
    client.close(3000)
    expect((await client.closed).code).toBe(3000)
  })

  if (can.compresses === 'with context' || can.compresses === 'by itself')
    describeWhatIsCompressed(service, connect, can)
  else describeRefusal(service)
}

function describeRefusal(service: () => Target): void {
  it('is refused with a sentence where one connection asks for it', async () => {
    await expect(service().connect('/echo?compress')).rejects.toMatchObject({
      status: 400,
      body: expect.stringMatching(/^compress is not possible here: .+\n$/),
    })
  })
}

/** An agreement, whatever the order of its parameters. */
const parametersOf = (agreed: string | null) => agreed?.split('; ').sort()

const BY_ITSELF = ['client_no_context_takeover', 'permessage-deflate', 'server_no_context_takeover']

function describeWhatIsCompressed(
  service: () => Target,
  connect: (path: string) => Promise<Client>,
  can: Capabilities,
): void {
  it.each([
    ['without context takeover', '/options/compresses', BY_ITSELF],
    [
      'with it where the route says so and the runtime can',
      '/options/keeps-context',
      can.compresses === 'with context' ? ['permessage-deflate'] : BY_ITSELF,
    ],
  ])('is agreed on %s', async (_how, path, agreed) => {
    const client = await connect(path)
    expect(parametersOf(client.headers.get(EXTENSIONS))).toEqual(agreed)
    client.close()
  })

  it('changes no message where the route would keep context', async () => {
    const client = await connect('/options/keeps-context')
    const messages = Array.from({ length: 20 }, (_, index) => 'again and again'.repeat(index))
    for (const message of messages) client.send(message)
    for (const message of messages) expect(await client.next()).toBe(message)
    client.close()
  })

  itIf(can, 'canFragment')('changes no message that leaves in fragments', async () => {
    const client = await service().connect('/echo?compress&chunk=100')
    const messages = ['a'.repeat(50), new Uint8Array(5000).fill(7), 'ä€𝒳'.repeat(1000)]
    for (const message of messages) client.send(message)
    for (const message of messages) expect(await client.next()).toEqual(message)
    client.close(3000)
    expect((await client.closed).code).toBe(3000)
  })

  /** A client that has heard what comes back, until the end. */
  async function converse(write: (client: RawClient) => Promise<void>): Promise<RawClient> {
    const client = await service().openRaw?.('/echo?compress', offer)
    if (client === undefined) throw new Error('This target has no raw bytes')
    await write(client)
    await client.heardSay('end')
    client.leave()
    return client
  }
  const transcriptOf = async (write: (client: RawClient) => Promise<void>) =>
    entriesOf(await converse(write))
  const ofBytes = (...frames: Buffer[]) =>
    transcriptOf((client) => client.write(Buffer.concat(frames)))

  const texts = Array.from({ length: 20 }, (_, index) => `message ${index}`)
  const deflated = Buffer.concat(texts.map((text) => deflatedFrame(text)))
  const echoes = texts.map((text) => `text "${text}"`)
  const large = 'x'.repeat(100_000)

  it('keeps the order of what is compressed and what is not', async () => {
    const frames = [frame('1'), deflatedFrame(large), frame('2'), deflatedFrame('3'), frame('4')]
    expect(await ofBytes(...frames, closeFrame(1000))).toEqual([
      'text "1"',
      'text of 100000 bytes',
      'text "2"',
      'text "3"',
      'text "4"',
      'close 1000',
      'end',
    ])
  })

  it.each<[string, Buffer, string]>([
    ['a close frame', closeFrame(4321), 'close 4321'],
    ['a close frame and more', Buffer.concat([closeFrame(4321), deflated]), 'close 4321'],
    [
      'a compressed control frame',
      frame('', { opcode: Opcode.ping, reserved: COMPRESSED }),
      'close 1002',
    ],
    [
      'a compressed continuation',
      Buffer.concat([
        frame('', { isFinal: false, reserved: COMPRESSED }),
        frame('', { opcode: Opcode.continuation, reserved: COMPRESSED }),
      ]),
      'close 1002',
    ],
    ['another reserved bit', frame('', { reserved: 2 }), 'close 1002'],
    ['what cannot be inflated', frame('\xff'.repeat(9), { reserved: COMPRESSED }), 'close 1007'],
    ['text that is not UTF-8', deflatedFrame(Buffer.from([0xff])), 'close 1007'],
    ['a message that inflates to too much', deflatedFrame(Buffer.alloc(1_048_577)), 'close 1009'],
  ])('messages come back in front of %s', async (_what, bad, ending) => {
    expect(await ofBytes(deflated, bad)).toEqual([...echoes, ending, 'end'])
  })

  it('messages come back in front of a FIN', async () => {
    const transcript = await transcriptOf(async (client) => {
      await client.write(Buffer.concat([deflated, deflatedFrame(large)]))
      client.halfClose()
    })
    expect(transcript).toEqual([...echoes, 'text of 100000 bytes', 'end'])
  })

  it('a message of the largest size comes back', async () => {
    const size = 1_048_576
    const transcript = await ofBytes(
      deflatedFrame(Buffer.alloc(size), { opcode: Opcode.binary }),
      closeFrame(1000),
    )
    expect(transcript).toEqual([`binary of ${size} bytes`, 'close 1000', 'end'])
  })

  it('any conversation comes back whole, cut anywhere and ended any way', async () => {
    await fc.assert(
      fc.asyncProperty(
        conversationsOf(fc.oneof(parts, compressedParts)),
        async ({ parts, ending, cuts }) => {
          const bytes = Buffer.concat([...parts.map(({ bytes }) => bytes), ending.bytes])
          const client = await converse(async (client) => {
            for (const piece of cut(bytes, cuts)) await client.write(piece)
            if (ending.isFin) client.halfClose()
          })
          expectAnswers(client, parts, ending)
        },
      ),
      { numRuns: 100 },
    )
  })
}

const sizes = fc.constantFrom(0, 1, 125, 126, 1023, 1024, 65_535, 65_536, 300_000)

/** Half of it repeats itself. */
const payloads = fc
  .record({ size: sizes, seed: fc.nat(255) })
  .map(({ size, seed }) =>
    Buffer.from(Array.from({ length: size }, (_, at) => (at % 2) * seed * at)),
  )

const compressedParts: fc.Arbitrary<Part> = fc.oneof(
  payloads.map((payload) => ({
    bytes: deflatedFrame(payload, { opcode: Opcode.binary }),
    echo: { opcode: Opcode.binary, payload },
  })),
  fc
    .record({ payload: payloads, size: fc.integer({ min: 1, max: 500 }) })
    .map(({ payload, size }) => ({
      bytes: deflatedFragments(payload, {
        size: Math.max(size, payload.length / 100),
        between: frame('', { opcode: Opcode.ping }),
      }),
      echo: { opcode: Opcode.binary, payload },
    })),
)
