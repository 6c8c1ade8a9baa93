import { Writable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Destination } from '../../../src/service/log/destination.ts'
import { LogOutput } from '../../../src/service/log/log-output.ts'

type Done = Parameters<Destination>[1]

const full = new Error('ENOSPC')
const MIB = 1024 * 1024

/** A destination whose writes end as the test says. */
class Disk {
  readonly writes: string[] = []
  readonly recoveries: number[] = []
  readonly output: LogOutput
  readonly #done: Done[] = []

  constructor() {
    const stream = Object.assign(new Writable(), { fd: -1 })
    this.output = new LogOutput(stream, (bytes, done) => {
      this.writes.push(Buffer.from(bytes).toString())
      this.#done.push(done)
    })
    this.output.onRecovery = (lines) => this.recoveries.push(lines)
  }

  /** Ends the write in progress. */
  end(error: Error | null = null, written = error ? 0 : (this.writes.at(-1)?.length ?? 0)): void {
    this.#done.shift()?.(error, written)
  }
}

describe('the output of the log', () => {
  let disk: Disk
  beforeEach(() => {
    disk = new Disk()
  })

  it('has one write in progress, and the lines that came meanwhile in the next', () => {
    for (const line of ['a\n', 'b\n', 'c\n']) disk.output.write(line)
    expect(disk.writes).toEqual(['a\n'])
    disk.end()
    expect(disk.writes).toEqual(['a\n', 'b\nc\n'])
    disk.end()
    expect(disk.output.droppedLines).toBe(0)
    expect(disk.recoveries).toEqual([])
  })

  it('drops the lines of a write that fails, and goes on with the next line', () => {
    disk.output.write('a\n')
    disk.output.write('b\n')
    disk.end(full)
    disk.end(full)
    expect(disk.output.droppedLines).toBe(2)
    disk.output.write('c\n')
    expect(disk.writes.at(-1)).toBe('c\n')
  })

  it('tells once, when a write succeeds again, how many lines were dropped', () => {
    for (const line of ['a\n', 'b\n', 'c\n']) {
      disk.output.write(line)
      disk.end(full)
    }
    expect(disk.recoveries).toEqual([])
    for (const line of ['d\n', 'e\n']) {
      disk.output.write(line)
      disk.end()
    }
    expect(disk.recoveries).toEqual([3])
  })

  it('completes a line that was written in part before it writes the next', () => {
    disk.output.write('first\n')
    disk.output.write('second\n')
    disk.output.write('third\n')
    disk.end()
    disk.end(full, 'sec'.length)
    expect(disk.output.droppedLines).toBe(1)
    disk.output.write('fourth\n')
    disk.end(full)
    disk.output.write('fifth\n')
    expect(disk.writes.slice(-2)).toEqual(['ond\nfourth\n', 'ond\nfifth\n'])
    disk.end()
    disk.output.write('sixth\n')
    expect(disk.writes.at(-1)).toBe('sixth\n')
    expect(disk.output.droppedLines).toBe(2)
  })

  it('holds at most a mebibyte, and drops what comes above it', () => {
    const line = `${'x'.repeat(1023)}\n`
    for (let count = 0; count < 3000; count += 1) disk.output.write(line)
    expect(disk.output.droppedLines).toBe(3000 - MIB / line.length)
    disk.end()
    disk.end()
    expect(disk.writes.join('').length).toBe(MIB)
    expect(disk.recoveries).toEqual([3000 - MIB / line.length])
  })

  it('takes as much again once that is written', () => {
    const line = `${'x'.repeat(MIB - 1)}\n`
    for (let count = 0; count < 3; count += 1) {
      disk.output.write(line)
      disk.end()
    }
    expect(disk.output.droppedLines).toBe(0)
  })
})

describe('flush', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('calls back at once where nothing is pending', () => {
    const done = vi.fn()
    new Disk().output.flush(done)
    expect(done).toHaveBeenCalledOnce()
  })

  it('calls back when the last line is written', () => {
    const disk = new Disk()
    disk.output.write('a\n')
    disk.output.write('b\n')
    const done = vi.fn()
    disk.output.flush(done)
    disk.end()
    expect(done).not.toHaveBeenCalled()
    disk.end()
    expect(done).toHaveBeenCalledOnce()
    vi.runAllTimers()
    expect(done).toHaveBeenCalledOnce()
  })

  it('calls back when writing fails', () => {
    const disk = new Disk()
    disk.output.write('a\n')
    const done = vi.fn()
    disk.output.flush(done)
    disk.end(full)
    expect(done).toHaveBeenCalledOnce()
  })

  it('calls back after a second where the write does not end', () => {
    const disk = new Disk()
    disk.output.write('a\n')
    const done = vi.fn()
    disk.output.flush(done)
    vi.advanceTimersByTime(999)
    expect(done).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(done).toHaveBeenCalledOnce()
  })
})
