// The four transports of the page, on sockets of their own: what they do with a tick is the same, but
// that no byte here is computed.

import { now } from '../../../public/transports/measure/clock-offset.js'
import { EventParser } from '../../../public/transports/measure/event-parser.js'
import { pause, type Transport, type Work } from '../../../public/transports/measure/run.js'
import type { Tick } from '../../../public/transports/measure/tally.js'
import { Connection } from './connection.ts'
import { closePayload, Opcode, readFrame, writeFrame } from './frames.ts'
import { isChunked, readBody, readChunks, readHead, sendRequest } from './http.ts'

/** Servers keep an idle connection for a few seconds; Node's default is five. */
const IDLE_MS = 4000

export interface Destination {
  url: URL
  /** Sent with every request, such as the cookies that a real application has. */
  headers: Record<string, string>
}

export function transportsTo(
  destination: Destination,
): Record<'polling' | 'longPolling' | 'streaming' | 'websocket', Transport> {
  const { headers } = destination
  const on = (talk: (connection: Connection, work: Work) => Promise<void>): Transport =>
    async function transport(work) {
      const connection = await connect(destination.url, work)
      try {
        await talk(connection, work)
      } finally {
        connection.close()
      }
    }
  const clockUrl = (work: Work, isBehind: boolean) => {
    const url = new URL('/clock', destination.url)
    url.searchParams.set('interval', `${work.interval}`)
    if (isBehind) url.searchParams.set('after', `${work.tally.latest}`)
    return url
  }

  return {
    async polling(work) {
      let connection: Connection | null = null
      let due = now()
      try {
        while (!work.signal.aborted && !work.tally.isComplete) {
          connection ??= await connect(destination.url, work)
          const sentAt = now()
          const { time } = await ask(connection, clockUrl(work, false), headers, work)
          work.offset.asked(time + work.interval, sentAt)
          if (work.interval > IDLE_MS) {
            connection.close()
            connection = null
          }
          due = Math.max(due + work.interval, now() - work.interval)
          if (!work.tally.isComplete) await pause(due - now(), work.signal)
        }
      } finally {
        connection?.close()
      }
    },

    longPolling: on(async (connection, work) => {
      while (!work.signal.aborted && !work.tally.isComplete) {
        await ask(connection, clockUrl(work, true), headers, work)
      }
    }),

    streaming: on(async (connection, work) => {
      const close = work.tally.open(now())
      sendRequest(connection, clockUrl(work, false), {
        ...headers,
        Accept: 'text/event-stream',
        'Last-Event-ID': `${work.tally.latest}`,
      })
      try {
        const head = await readHead(connection, 200)
        if (!isChunked(head)) throw new Error('The stream does not come in chunks')
        const parser = new EventParser()
        for await (const chunk of readChunks(connection)) {
          const arrival = now()
          countBody(chunk.length, work)
          for (const tick of parser.push(chunk)) receive(tick, arrival, work)
          if (work.tally.isComplete) return
        }
      } finally {
        close(now())
      }
    }),

    websocket: on(async (connection, work) => {
      const close = work.tally.open(now())
      sendRequest(connection, clockUrl(work, true), {
        ...headers,
        Upgrade: 'websocket',
        Connection: 'Upgrade',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
      })
      try {
        await readHead(connection, 101)
        while (!work.tally.isComplete) await readMessage(connection, work)
        writeFrame(connection, { opcode: Opcode.close, payload: closePayload(1000) })
        while ((await readFrame(connection)).opcode !== Opcode.close);
      } finally {
        close(now())
      }
    }),
  }
}

/** Everything is a header until it turns out to be a body. */
function connect(url: URL, { tally, signal }: Work): Promise<Connection> {
  const count = (bytes: number) => {
    tally.headerBytes += bytes
  }
  return Connection.open(url, count, signal)
}

function countBody(bytes: number, { tally }: Work): void {
  tally.headerBytes -= bytes
  tally.bodyBytes += bytes
}

function receive(tick: Tick, arrival: number, { tally, offset }: Work): void {
  tally.receive(tick, arrival)
  offset.arrived(tick.time, arrival)
}

async function ask(
  connection: Connection,
  url: URL,
  headers: Record<string, string>,
  work: Work,
): Promise<Tick> {
  const close = work.tally.open(now())
  sendRequest(connection, url, headers)
  try {
    const body = await readBody(connection, await readHead(connection, 200))
    const arrival = now()
    const tick: Tick = JSON.parse(body)
    countBody(body.length, work)
    receive(tick, arrival, work)
    return tick
  } finally {
    close(now())
  }
}

async function readMessage(connection: Connection, work: Work): Promise<void> {
  const { opcode, payload } = await readFrame(connection)
  const arrival = now()
  if (opcode === Opcode.ping) writeFrame(connection, { opcode: Opcode.pong, payload })
  if (opcode === Opcode.close) throw new Error('The server has closed the WebSocket')
  if (opcode !== Opcode.text) return
  countBody(payload.length, work)
  receive(JSON.parse(payload.toString()), arrival, work)
}
