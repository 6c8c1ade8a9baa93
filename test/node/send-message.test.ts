import { expect, test } from 'vitest'
import { sendMessage } from '../../src/library/runtimes/node/send-message.ts'
import { WebSocket } from '../../src/library/runtimes/node/ws.ts'

/** What `ws` is asked to send. */
function sentOf(message: string | Uint8Array): unknown[] {
  const sent: unknown[] = []
  const ws = Object.assign(Object.create(WebSocket.prototype), {
    send: (...given: unknown[]) => void sent.push(...given),
  })
  sendMessage(ws, message)
  return sent
}

test.each([
  ['text of 65,536 units', 'a'.repeat(65_536)],
  ['bytes', new Uint8Array(65_537)],
])('%s go to ws as they are', (_which, message) => {
  expect(sentOf(message)[0]).toBe(message)
})

test('larger text goes to ws as its bytes, and as text', () => {
  const text = '中'.repeat(65_537)
  const [data, options] = sentOf(text)
  expect(data).toEqual(new TextEncoder().encode(text))
  expect(options).toEqual({ binary: false })
})
