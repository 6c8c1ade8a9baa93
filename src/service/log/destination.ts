// A way to write bytes to standard output or standard error that never blocks the event loop, whatever
// is behind it.

import { fstatSync, write } from 'node:fs'
import { Socket } from 'node:net'
import type { Writable } from 'node:stream'

/** Writes the bytes, and tells how many of them were written and what went wrong. One at a time. */
export type Destination = (
  bytes: Uint8Array,
  done: (error: Error | null, written: number) => void,
) => void

/** `process.stdout` or `process.stderr`. */
export type StandardStream = Writable & { readonly fd: number; readonly isTTY?: boolean }

/** How long to wait for a terminal that takes no more at the moment. */
const RETRY_MS = 100

export function destinationOf(stream: StandardStream): Destination {
  const { fd } = stream
  // Not a pipe by its descriptor: the write occupies a thread until somebody reads, and the end of the
  // process waits for that thread.
  if (!isPipe(fd)) return toDescriptor(fd)
  // Deno's process.stdout blocks the event loop; on Node two handles of one descriptor are an error.
  const isDeno = 'Deno' in globalThis
  return toStream(isDeno ? new Socket({ fd, readable: false, writable: true }) : stream)
}

function isPipe(fd: number): boolean {
  const stats = fstatSync(fd)
  return stats.isFIFO() || stats.isSocket()
}

function toStream(stream: Writable): Destination {
  // Each write hears of its error by itself.
  stream.on('error', () => {})
  return (bytes, done) => {
    stream.write(bytes, (error) => (error ? done(error, 0) : done(null, bytes.length)))
  }
}

function toDescriptor(fd: number): Destination {
  return (bytes, done) => {
    let written = 0
    const writeRest = () => {
      write(fd, bytes, written, bytes.length - written, null, (error, count) => {
        if (error?.code === 'EAGAIN') return void setTimeout(writeRest, RETRY_MS)
        if (error !== null) return done(error, written)
        written += count
        if (written < bytes.length) writeRest()
        else done(null, written)
      })
    }
    writeRest()
  }
}
