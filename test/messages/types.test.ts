// What the compiler knows of messages: checked by `npm run types`.

import * as v from 'valibot'
import { expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { jsonMessages } from '../../src/library/messages/index.ts'
import type { WebSocketSession } from '../../src/library/websocket/index.ts'

const socket = new Proxy({}, {}) as WebSocketSession

test('what is read has the type of what the schema gives, what is sent of what it takes', () => {
  const messages = jsonMessages(socket, z.object({ at: z.string().transform(Number) }))
  expectTypeOf(messages.wait).returns.resolves.toEqualTypeOf<{ at: number } | null>()
  expectTypeOf(messages.read<'none'>).returns.toEqualTypeOf<{ at: number } | 'none'>()
  expectTypeOf(messages).toExtend<AsyncIterable<{ at: number }>>()
  expectTypeOf(messages.send).parameter(0).toEqualTypeOf<{ at: string }>()
})

test('a schema of valibot has its types too', () => {
  const schema = v.pipe(v.string(), v.transform(Number))
  const messages = jsonMessages(socket, schema)
  expectTypeOf(messages.wait).returns.resolves.toEqualTypeOf<number | null>()
  expectTypeOf(messages.send).parameter(0).toEqualTypeOf<string>()
})

test('what is sent may have a schema of its own', () => {
  const messages = jsonMessages(socket, z.object({ text: z.string() }), {
    outgoing: z.object({ from: z.string(), text: z.string() }),
  })
  expectTypeOf(messages.wait).returns.resolves.toEqualTypeOf<{ text: string } | null>()
  expectTypeOf(messages.send).parameter(0).toEqualTypeOf<{ from: string; text: string }>()
})

test('null is the end and no message', () => {
  const messages = jsonMessages(socket, z.number().nullable())
  expectTypeOf(messages).toExtend<AsyncIterable<number>>()
})

test('without a schema nothing is known', () => {
  const messages = jsonMessages(socket)
  expectTypeOf(messages.wait).returns.resolves.toEqualTypeOf<unknown>()
  expectTypeOf(messages.send).parameter(0).toEqualTypeOf<unknown>()
})
