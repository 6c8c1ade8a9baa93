// Bun answers a close, and what must not be sent, in the turn in which it reads it: the messages in
// front of it have their echoes by then.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { opening } from './hostile/hostile-input.ts'
import { bunRun } from './runtimes/bun.ts'
import { startChild } from './runtimes/child.ts'
import { frame, Opcode } from './support/frame.ts'
import { RawClient } from './support/raw-client.ts'

let server: Awaited<ReturnType<typeof startChild>>
beforeAll(async () => {
  server = await startChild(bunRun('src/service/main/bun.ts'), { MAX_MESSAGE_BYTES: '70000' })
})
afterAll(() => server.stop())

const close = frame(Buffer.from([0x03, 0xe8]), { opcode: Opcode.close })

async function transcriptOf(write: (client: RawClient) => Promise<void>): Promise<string[]> {
  const client = await RawClient.open(Number(new URL(server.url).port))
  await client.write(opening)
  await client.heard(1)
  await write(client)
  await client.heardSay('end')
  client.leave()
  return client.transcript.slice(1)
}

const texts = (count: number) => Array.from({ length: count }, (_, index) => `message ${index}`)
const echoesOf = (messages: string[]) => messages.map((message) => `text "${message}"`)
const framesOf = (messages: string[]) => Buffer.concat(messages.map((message) => frame(message)))

it.each([1, 5, 100, 5000])('%i messages and a close in one write come back', async (count) => {
  const messages = texts(count)
  const transcript = await transcriptOf((client) =>
    client.write(Buffer.concat([framesOf(messages), close])),
  )
  expect(transcript).toEqual([...echoesOf(messages), 'close 1000', 'end'])
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
  const transcript = await transcriptOf((client) =>
    client.write(
      Buffer.concat([
        frame(Buffer.alloc(65_536), { opcode: Opcode.binary }),
        frame(''),
        frame('one', { isFinal: false }),
        frame('', { opcode: Opcode.ping }),
        frame(' two', { opcode: Opcode.continuation }),
        close,
      ]),
    ),
  )
  expect(transcript).toEqual([
    'binary of 65536 bytes',
    'text ""',
    'pong',
    'text "one two"',
    'close 1000',
    'end',
  ])
})

describe('messages come back in front of', () => {
  it.each<[string, Buffer, string]>([
    ['a reserved bit', frame('', { reserved: 1 }), 'close 1002'],
    ['text that is not UTF-8', frame(Buffer.from([0xff])), 'close 1007'],
    [
      'a message that is too large',
      frame(Buffer.alloc(70_001), { opcode: Opcode.binary }),
      'close 1009',
    ],
  ])('%s', async (_what, bad, ending) => {
    const messages = texts(5)
    const transcript = await transcriptOf((client) =>
      client.write(Buffer.concat([framesOf(messages), bad])),
    )
    expect(transcript).toEqual([...echoesOf(messages), ending, 'end'])
  })

  it('a FIN', async () => {
    const messages = texts(5)
    const transcript = await transcriptOf(async (client) => {
      await client.write(framesOf(messages))
      client.halfClose()
    })
    expect(transcript).toEqual([...echoesOf(messages), 'end'])
  })
})
