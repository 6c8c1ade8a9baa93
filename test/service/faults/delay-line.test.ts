import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Message } from '../../../src/library/websocket/index.ts'
import { DelayLine } from '../../../src/service/faults/delay-line.ts'
import { MAX_HELD_BYTES, MAX_HELD_MESSAGES } from '../../../src/service/faults/limits.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A line, and what has come out of it so far. */
function open(delayMs: number) {
  const line = new DelayLine(delayMs)
  const taken: (Message | null)[] = []
  const takeAll = async () => {
    for (let next = await line.take(); next !== null; next = await line.take()) taken.push(next)
    taken.push(null)
  }
  return { line, taken, isEmpty: takeAll() }
}

/** Whether the promise has settled when all that can happen now has happened. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false
  void promise.then(() => {
    settled = true
  })
  await vi.advanceTimersByTimeAsync(0)
  return settled
}

describe('a delay line', () => {
  it('gives a message when its time has come, and not before', async () => {
    const { line, taken } = open(100)
    await line.put('a')
    await vi.advanceTimersByTimeAsync(99)
    expect(taken).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(taken).toEqual(['a'])
  })

  it.each([
    [MAX_HELD_BYTES / 2 - 1, true],
    [MAX_HELD_BYTES / 2, false],
  ])('counts text two bytes a unit: behind %i there is room: %s', async (length, hasRoom) => {
    const { line } = open(100)
    expect(await isSettled(line.put('a'.repeat(length)))).toBe(hasRoom)
  })

  it('holds each message for its own time, not one behind the other', async () => {
    const { line, taken } = open(100)
    await line.put('a')
    await line.put('b')
    await vi.advanceTimersByTimeAsync(60)
    await line.put('c')
    await vi.advanceTimersByTimeAsync(40)
    expect(taken).toEqual(['a', 'b'])
    await vi.advanceTimersByTimeAsync(60)
    expect(taken).toEqual(['a', 'b', 'c'])
  })

  it('needs one timer, however much it holds', async () => {
    const { line } = open(100)
    for (let count = 0; count < 100; count += 1) await line.put('x')
    await vi.advanceTimersByTimeAsync(0)
    expect(vi.getTimerCount()).toBe(1)
  })

  it('leaves no timer behind at its end, and gives nothing more', async () => {
    const { line, taken, isEmpty } = open(100)
    await line.put('a')
    await vi.advanceTimersByTimeAsync(0)
    line.end()
    await isEmpty
    expect(vi.getTimerCount()).toBe(0)
    expect(taken).toEqual([null])
  })

  it.each([
    ['messages', '', MAX_HELD_MESSAGES],
    ['bytes', new Uint8Array(MAX_HELD_BYTES / 16), 16],
  ])('that is full of %s makes who puts wait, until one is given', async (_what, message, room) => {
    const { line, taken } = open(100)
    for (let count = 1; count < room; count += 1) await line.put(message)
    const full = line.put(message)
    expect(await isSettled(full)).toBe(false)
    await vi.advanceTimersByTimeAsync(100)
    expect(await isSettled(full)).toBe(true)
    expect(taken).toHaveLength(room)
  })

  it('takes one message that is larger than all its room', async () => {
    const { line, taken } = open(100)
    const put = line.put(new Uint8Array(MAX_HELD_BYTES + 1))
    await vi.advanceTimersByTimeAsync(100)
    await put
    expect(taken).toHaveLength(1)
  })

  it('lets go of who waits for room when it ends', async () => {
    const { line } = open(100)
    const put = line.put(new Uint8Array(MAX_HELD_BYTES))
    expect(await isSettled(put)).toBe(false)
    line.end()
    await put
  })
})
