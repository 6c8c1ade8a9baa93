// Documents that many edit at once, for clients of y-websocket: each path is a document of its own.

import { acceptWebSocket } from '@edge-echo/websocket'
import { Room } from '@edge-echo/websocket/rooms'
import { Hono } from 'hono'
import { createDecoder, readVarUint } from 'lib0/decoding'
import { createEncoder, length, toUint8Array, writeVarUint } from 'lib0/encoding'
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import { Doc } from 'yjs'

/** What the first number of a message says it is. */
const SYNC = 0
const AWARENESS = 1

class SharedDocument {
  readonly doc = new Doc()
  readonly room = new Room()

  constructor() {
    this.doc.on('update', (update: Uint8Array) => {
      void this.room.send(sync((encoder) => writeUpdate(encoder, update)))
    })
  }

  /** The answer, if there is one. Updates in it reach the others by the document. */
  receive(message: Uint8Array): Uint8Array | null {
    const decoder = createDecoder(message)
    if (readVarUint(decoder) !== SYNC) return null
    const answer = createEncoder()
    writeVarUint(answer, SYNC)
    readSyncMessage(decoder, answer, this.doc, null)
    return length(answer) > 1 ? toUint8Array(answer) : null
  }
}

const documents = new Map<string, SharedDocument>()

export const app = new Hono().get('/:name', (c) =>
  acceptWebSocket(c, async (socket) => {
    const name = c.req.param('name')
    const document = documents.get(name) ?? new SharedDocument()
    documents.set(name, document)
    await document.room.join(socket)
    await socket.send(sync((encoder) => writeSyncStep1(encoder, document.doc)))
    for await (const message of socket) {
      if (typeof message === 'string') continue
      const answer = document.receive(message)
      if (answer !== null) await socket.send(answer)
      // Who is there, and where their cursors are: passed on as it came.
      else if (message[0] === AWARENESS) await document.room.send(message, { except: socket })
    }
  }),
)

function sync(write: (encoder: ReturnType<typeof createEncoder>) => void): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, SYNC)
  write(encoder)
  return toUint8Array(encoder)
}
