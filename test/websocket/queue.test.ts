import { describe, expect, it } from 'vitest'
import { MessageQueue } from '../../src/library/websocket/session/queue.ts'

const newQueue = (messages = 8, bytes = 100) => new MessageQueue({ messages, bytes })

describe('a message queue', () => {
  it('gives the messages back in the order they came', () => {
    const queue = newQueue()
    for (const message of ['a', 'b', 'c']) queue.push(message)
    expect([queue.shift(), queue.shift(), queue.shift()]).toEqual(['a', 'b', 'c'])
  })

  it('is empty after its last message', () => {
    const queue = newQueue()
    queue.push('a')
    queue.shift()
    expect(queue.shift()).toBeUndefined()
    expect(queue.length).toBe(0)
    expect(queue.bytes).toBe(0)
  })

  it('counts an empty message', () => {
    const queue = newQueue()
    queue.push('')
    expect(queue.length).toBe(1)
    expect(queue.shift()).toBe('')
  })

  it('keeps order and count over thousands of messages that come and go', () => {
    const queue = newQueue()
    let next = 0
    for (let count = 0; count < 10_000; count += 1) {
      queue.push(String(count))
      if (count % 3 !== 0) expect(queue.shift()).toBe(String(next++))
    }
    expect(queue.length).toBe(10_000 - next)
    while (queue.length > 0) expect(queue.shift()).toBe(String(next++))
  })

  it.each([
    ['small text', 'é'],
    ['large text', '\u{feff}é'.repeat(1500)],
  ])('decodes %s that came as its bytes', (_which, text) => {
    const queue = newQueue()
    queue.push(new TextEncoder().encode(text), false)
    expect(queue.shift()).toBe(text)
  })

  it('counts large text that came as its bytes by those', () => {
    const queue = newQueue()
    queue.push(new TextEncoder().encode('中'.repeat(2000)), false)
    expect(queue.bytes).toBe(6000)
    queue.shift()
    expect(queue.bytes).toBe(0)
  })

  it.each([
    [8, 0, false],
    [9, 0, true],
    [1, 100, false],
    [1, 101, true],
  ])('with %i messages of %i bytes above its high mark is %s', (count, size, isAbove) => {
    const queue = newQueue()
    for (let pushed = 0; pushed < count; pushed += 1) queue.push(new Uint8Array(size))
    expect(queue.isAboveHighMark).toBe(isAbove)
  })

  it.each([
    [2, 0, true],
    [3, 0, false],
    [1, 25, true],
    [1, 26, false],
  ])('with %i messages of %i bytes below its low mark is %s', (count, size, isBelow) => {
    const queue = newQueue()
    for (let pushed = 0; pushed < count; pushed += 1) queue.push(new Uint8Array(size))
    expect(queue.isBelowLowMark).toBe(isBelow)
  })
})
