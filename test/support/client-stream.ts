// The server's end of a connection without a network: a test says which bytes come in one read.

import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'

const request = {
  method: 'GET',
  headers: {
    upgrade: 'websocket',
    'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    'sec-websocket-version': '13',
  },
} as unknown as IncomingMessage

type Written = (chunk: string | Buffer) => void

/** Each call of `onWrite` is a system call on a real one. */
export function clientStream(onWrite: Written = () => {}): Socket {
  const stream = new Duplex({
    decodeStrings: false,
    read() {},
    write(chunk, _encoding, written) {
      onWrite(chunk)
      written()
    },
    writev(chunks, written) {
      onWrite(Buffer.concat(chunks.map(({ chunk }) => Buffer.from(chunk, 'latin1'))))
      written(null)
    },
  })
  return Object.assign(stream, { setTimeout() {}, setNoDelay() {} }) as unknown as Socket
}

/** A socket of `ws`, or of a class built on it, whose handshake on the stream is done. */
export function openOn<S extends WebSocket>(
  stream: Socket,
  WebSocket: { new (...args: never[]): S },
  { head = Buffer.alloc(0), maxPayload }: { head?: Buffer; maxPayload?: number } = {},
): S {
  let opened: S | undefined
  const wss = new WebSocketServer({ noServer: true, WebSocket: WebSocket as never, maxPayload })
  wss.handleUpgrade(request, stream, head, (socket) => {
    opened = socket as unknown as S
  })
  if (opened === undefined) throw new Error('The handshake has failed')
  return opened
}
