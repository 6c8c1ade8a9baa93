import * as v from 'valibot'
import { describe, expect, it, test } from 'vitest'
import { z } from 'zod'
import {
  type InvalidMessage,
  type JsonMessagesOptions,
  jsonMessages,
  type StandardSchema,
} from '../../src/library/messages/index.ts'
import type { WebSocketSession } from '../../src/library/websocket/index.ts'
import { talkTo } from './talk.ts'

const number = z.object({ n: z.number() })

/** Sends the number of each message doubled. */
const doubling = (options?: JsonMessagesOptions) => async (socket: WebSocketSession) => {
  const messages = jsonMessages(socket, number, { ...options, outgoing: z.number() })
  for await (const { n } of messages) await messages.send(n * 2)
}

/** Takes all that is sent into the list that it gives, by a schema that takes its time for each. */
function slowSchema() {
  const started: { value: unknown; finish(): void }[] = []
  const schema: StandardSchema<unknown, unknown> = {
    '~standard': {
      version: 1,
      vendor: 'test',
      validate: (value) =>
        new Promise((resolve) => {
          started.push({ value, finish: () => resolve({ value }) })
        }),
    },
  }
  return { schema, started }
}

const nextTurn = () => new Promise((resolve) => setTimeout(resolve))

describe.each([
  { vendor: 'zod', schema: z.object({ user: z.object({ tags: z.array(z.string()) }) }) },
  { vendor: 'valibot', schema: v.object({ user: v.object({ tags: v.array(v.string()) }) }) },
])('with a schema of $vendor', ({ schema }) => {
  const tags = async (socket: WebSocketSession) => {
    const messages = jsonMessages(socket, schema as StandardSchema)
    for await (const message of messages) await messages.send(message)
  }

  it('takes what is valid', async () => {
    const client = await talkTo(tags)
    await client.send('{"user":{"tags":["a"]}}')
    expect(await client.wait()).toBe('{"user":{"tags":["a"]}}')
  })

  it('closes with 1007 and the name of the field', async () => {
    const client = await talkTo(tags)
    await client.send('{"user":{"tags":["a",1]}}')
    const { code, reason } = await client.closed
    expect(code).toBe(1007)
    expect(reason).toMatch(/^Invalid message at user\.tags\[1\]: /)
  })
})

describe('a message that is not valid', () => {
  it.each([
    ['not JSON', '{"n":', 'Invalid message: it is not JSON'],
    ['empty', '', 'Invalid message: it is not JSON'],
    ['null', 'null', /^Invalid message: /],
    ['binary', new Uint8Array([123, 125]), 'Invalid message: text was expected, not bytes'],
  ])('closes with 1007 where it is %s', async (_what, message, reason) => {
    const client = await talkTo(doubling())
    await client.send(message)
    expect(await client.closed).toMatchObject({ code: 1007, reason: expect.stringMatching(reason) })
  })

  it('comes behind the answers to those in front of it', async () => {
    const client = await talkTo(doubling())
    for (const message of ['{"n":1}', '{"n":2}', '{}', '{"n":3}']) await client.send(message)
    const answers: unknown[] = []
    for await (const message of client) answers.push(message)
    expect(answers).toEqual(['2', '4'])
    expect((await client.closed).code).toBe(1007)
  })

  it('ends what is read, also what is queued behind it', async () => {
    const ends: unknown[] = []
    const client = await talkTo(async (socket) => {
      const messages = jsonMessages(socket, number)
      await socket.ready()
      ends.push(await messages.wait(), messages.read('none'), await messages.ready())
    })
    await client.send('{}')
    await client.send('{"n":1}')
    await expect.poll(() => ends).toEqual([null, 'none', false])
  })

  it('reaches onInvalid, and the next one is read', async () => {
    const invalid: InvalidMessage[] = []
    const client = await talkTo(doubling({ onInvalid: (message) => invalid.push(message) }))
    await client.send('{"n":"one"}')
    await client.send('{"n":1}')
    expect(await client.wait()).toBe('2')
    expect(invalid).toMatchObject([
      {
        message: '{"n":"one"}',
        issues: [{ path: ['n'] }],
        reason: expect.stringMatching(/^Invalid message at n: /),
      },
    ])
  })

  it('lets onInvalid answer first', async () => {
    const onInvalid = async ({ reason }: InvalidMessage, socket: WebSocketSession) => {
      await nextTurn()
      await socket.send(reason)
    }
    const client = await talkTo(doubling({ onInvalid }))
    await client.send('x')
    await client.send('{"n":1}')
    expect(await client.wait()).toBe('Invalid message: it is not JSON')
    expect(await client.wait()).toBe('2')
  })

  it('fails the handler where onInvalid throws', async () => {
    const seen: unknown[] = []
    const client = await talkTo(async (socket) => {
      const onInvalid = ({ reason }: InvalidMessage) => {
        throw new Error(reason)
      }
      await jsonMessages(socket, number, { onInvalid })
        .wait()
        .catch((error) => seen.push(String(error)))
    })
    await client.send('x')
    await expect.poll(() => seen).toEqual(['Error: Invalid message: it is not JSON'])
  })

  it.each([
    ['a long name', `{"${'x'.repeat(200)}":1}`],
    ['a long name of characters that take four bytes', `{"${'😀'.repeat(60)}":1}`],
  ])('has a reason of at most 123 bytes with %s', async (_what, message) => {
    const records = z.record(z.string(), z.string())
    const client = await talkTo(async (socket) => void (await jsonMessages(socket, records).wait()))
    await client.send(message)
    const { reason } = await client.closed
    expect(Buffer.byteLength(reason)).toBeLessThanOrEqual(123)
    expect(reason).toMatch(/^Invalid message at .*…$/u)
    expect(reason).not.toContain('\ufffd')
  })
})

describe('a schema that takes its time', () => {
  it('keeps the order', async () => {
    const { schema, started } = slowSchema()
    const values: unknown[] = []
    const client = await talkTo(async (socket) => {
      for await (const value of jsonMessages(socket, schema)) values.push(value)
    })
    for (const n of [1, 2, 3]) await client.send(String(n))
    client.close()
    for (const n of [1, 2, 3]) {
      await expect.poll(() => started.length).toBe(n)
      started[n - 1]?.finish()
    }
    await client.closed
    expect(values).toEqual([1, 2, 3])
  })

  it('is not waited for by read()', async () => {
    const { schema, started } = slowSchema()
    const reads: unknown[] = []
    const client = await talkTo(async (socket) => {
      const messages = jsonMessages(socket, schema)
      await socket.ready()
      reads.push(messages.read('not yet'), messages.read('not yet'))
      started[0]?.finish()
      reads.push(await messages.ready(), messages.read())
    })
    await client.send('1')
    await expect.poll(() => reads).toEqual(['not yet', 'not yet', true, 1])
    expect(started).toHaveLength(1)
  })

  it('loses no message of a wait that is aborted', async () => {
    const { schema, started } = slowSchema()
    const results: unknown[] = []
    const client = await talkTo(async (socket) => {
      const messages = jsonMessages(socket, schema)
      const abort = new AbortController()
      const waiting = messages.wait({ signal: abort.signal })
      await expect.poll(() => started.length).toBe(1)
      abort.abort('too slow')
      results.push(await waiting.catch((reason) => reason))
      started[0]?.finish()
      results.push(await messages.wait())
    })
    await client.send('1')
    await expect.poll(() => results).toEqual(['too slow', 1])
  })

  it('fails the handler where it throws', async () => {
    const schema: StandardSchema = {
      '~standard': { version: 1, vendor: 'test', validate: () => Promise.reject('broken') },
    }
    const errors: unknown[] = []
    const client = await talkTo(async (socket) => {
      await jsonMessages(socket, schema)
        .wait()
        .catch((error) => errors.push(error))
    })
    await client.send('1')
    await expect.poll(() => errors).toEqual(['broken'])
  })
})

test('without a schema any JSON is valid', async () => {
  const client = await talkTo(async (socket) => {
    const messages = jsonMessages(socket)
    for await (const message of messages) await messages.send([message])
  })
  await client.send('0')
  await client.send('{"a":""}')
  expect(await client.wait()).toBe('[0]')
  expect(await client.wait()).toBe('[{"a":""}]')
})

test('bytes are given to the schema, and sent, where that is asked for', async () => {
  const either = z.union([z.instanceof(Uint8Array), z.object({ n: z.number() })])
  const client = await talkTo(async (socket) => {
    const messages = jsonMessages(socket, either, { allowBinary: true })
    for await (const message of messages) await messages.send(message)
  })
  await client.send(new Uint8Array([1]))
  await client.send('{"n":1}')
  expect(await client.wait()).toEqual(new Uint8Array([1]))
  expect(await client.wait()).toBe('{"n":1}')
})

test('a second wait rejects while one is pending', async () => {
  const errors: unknown[] = []
  const client = await talkTo(async (socket) => {
    const messages = jsonMessages(socket)
    const first = messages.wait()
    await messages.wait().catch((error) => errors.push(String(error)))
    await first
  })
  await client.send('1')
  await expect
    .poll(() => errors)
    .toEqual(['Error: Cannot wait: this socket is being waited on already'])
})

test('leaving the iteration closes nothing', async () => {
  const client = await talkTo(async (socket) => {
    const messages = jsonMessages(socket)
    for await (const _message of messages) break
    await messages.send(await messages.wait())
  })
  await client.send('1')
  await client.send('2')
  expect(await client.wait()).toBe('2')
})

test('what JSON cannot hold is not sent', async () => {
  const errors: unknown[] = []
  const client = await talkTo(async (socket) => {
    const messages = jsonMessages(socket)
    for (const message of [undefined, 1n, () => {}]) {
      await messages.send(message).catch((error) => errors.push(error))
    }
  })
  expect(await client.wait()).toBe(null)
  expect(errors).toEqual([expect.any(TypeError), expect.any(TypeError), expect.any(TypeError)])
})

test('send() resolves with false once the connection is over', async () => {
  const sent: boolean[] = []
  const client = await talkTo(async (socket) => {
    const messages = jsonMessages(socket)
    await messages.wait()
    socket.close()
    sent.push(await messages.send(1))
  })
  await client.send('1')
  await expect.poll(() => sent).toEqual([false])
})
