// Writes an answer that is a stream. node-server 1 would chain its reads, each of which keeps the one
// before it until the stream ends: docs/decisions/0015-streams-written-here.md

import { setImmediate } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import { streamOf } from './light-response.ts'
import { writtenElsewhere } from './sent-elsewhere.ts'

/** Behind so many it is the turn of others, whom a stream that always has more would let wait. */
const CHUNKS_IN_A_ROW = 32

type Outgoing = HttpBindings['outgoing']

/**
 * Writes the answer if it is known to be a stream, and gives what node-server has to write then.
 *
 * @param onError gets what the stream failed with; the answer is broken off, so that no client takes it
 *   for whole
 */
export function writeStream(
  answer: Response,
  outgoing: Outgoing,
  onError: (error: unknown) => void,
): Response | Promise<Response> {
  const stream = streamOf(answer)
  // Who has read of it or copied it has put another one in its place.
  if (stream === undefined || stream.locked || outgoing.headersSent) return answer
  outgoing.writeHead(answer.status, headersOf(answer))
  outgoing.flushHeaders()
  return write(stream, outgoing, onError)
}

async function write(
  stream: ReadableStream<Uint8Array>,
  outgoing: Outgoing,
  onError: (error: unknown) => void,
): Promise<Response> {
  const reader = stream.getReader()
  const cancel = () => void reader.cancel().catch(() => {})
  outgoing.on('close', cancel)
  // The client may have left before there was an answer.
  if (isClosed(outgoing)) cancel()
  try {
    for (let chunks = 1; ; chunks += 1) {
      const { done, value } = await reader.read()
      if (done) break
      if (!outgoing.write(value)) await roomIn(outgoing)
      if (chunks % CHUNKS_IN_A_ROW === 0) await setImmediate()
    }
    outgoing.end()
  } catch (error) {
    onError(error)
    outgoing.destroy(error as Error)
  } finally {
    outgoing.off('close', cancel)
  }
  return writtenElsewhere
}

/** Resolves when there is room again, or nobody left to write to. */
function roomIn(outgoing: Outgoing): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      outgoing.off('drain', settle)
      outgoing.off('close', settle)
      resolve()
    }
    outgoing.on('drain', settle)
    outgoing.on('close', settle)
    if (isClosed(outgoing)) settle()
  })
}

/** Of HTTP/2 the stream below tells. */
function isClosed(outgoing: Outgoing & { stream?: { destroyed: boolean } }): boolean {
  return outgoing.destroyed || outgoing.stream?.destroyed === true
}

/** As node-server has them: a type where there is none, and each cookie a line of its own. */
function headersOf({ headers }: Response): Record<string, string | string[]> {
  const cookies = headers.getSetCookie()
  return {
    'content-type': 'text/plain; charset=UTF-8',
    ...Object.fromEntries(headers),
    ...(cookies.length > 0 && { 'set-cookie': cookies }),
  }
}
