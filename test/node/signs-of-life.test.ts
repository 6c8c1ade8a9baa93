import { beforeEach, describe, expect, it } from 'vitest'
import { SignsOfLife } from '../../src/library/runtimes/node/signs-of-life.ts'

let stream: { bytesRead: number; bytesWritten: number; writableLength: number }
let life: SignsOfLife

const open = { isReading: true, isPaused: false, bufferedAmount: 0 }
const paused = { ...open, isPaused: true }

beforeEach(() => {
  stream = { bytesRead: 0, bytesWritten: 0, writableLength: 0 }
  life = new SignsOfLife(stream)
  life.beat(open)
})

describe('a client that is read', () => {
  it('shows life by a pong', () => {
    life.ponged()
    expect(life.beat(open)).toBe(true)
    expect(life.beat(open)).toBe(false)
  })

  it('shows life by the bytes of an unfinished message', () => {
    stream.bytesRead += 1
    expect(life.beat(open)).toBe(true)
  })

  it('shows none by whole messages without a pong', () => {
    stream.bytesRead += 10
    life.messageCame()
    expect(life.beat(open)).toBe(false)
  })

  it('shows none by bytes behind its close', () => {
    stream.bytesRead += 10
    expect(life.beat({ ...open, isReading: false })).toBe(false)
  })
})

describe('a client that is paused', () => {
  it('lasts six beats while nothing moves, whatever pings are sent', () => {
    const beats = Array.from({ length: 7 }, () => {
      stream.bytesWritten += 2
      return life.beat(paused)
    })
    expect(beats).toEqual([true, true, true, true, true, false, false])
  })

  it('lasts as long as its handler takes messages', () => {
    for (let count = 0; count < 20; count += 1) {
      life.handlerTook()
      expect(life.beat(paused)).toBe(true)
    }
  })

  it('lasts as long as it takes what is buffered for it', () => {
    stream.bytesWritten = stream.writableLength = 1000
    const buffering = { ...paused, bufferedAmount: 1000 }
    life.beat(buffering)
    for (let count = 0; count < 20; count += 1) {
      stream.writableLength -= 10
      expect(life.beat(buffering)).toBe(true)
    }
    expect(life.beat(buffering)).toBe(false)
  })

  it('lasts no longer because what is buffered is compressed', () => {
    life.beat({ ...paused, bufferedAmount: 1000 })
    stream.bytesWritten = stream.writableLength = 10
    expect(life.beat({ ...paused, bufferedAmount: 10 })).toBe(false)
  })
})
