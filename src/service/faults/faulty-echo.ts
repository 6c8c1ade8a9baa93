// The echo that goes wrong as it was asked to.

import type { WebSocketHandler } from '../../library/websocket/index.ts'
import { delayed } from './delay-line.ts'
import type { Faults } from './parse.ts'

export function faultyEcho({ delayMs, close, drop }: Faults): WebSocketHandler {
  return async function faultyEcho(socket) {
    if (close?.after === 0) return socket.close(close.code)
    let messages = 0
    let echoes = 0
    for await (const message of delayMs === 0 ? socket : delayed(socket, delayMs)) {
      messages += 1
      if (drop > 0 && messages % drop === 0) continue
      await socket.send(message)
      echoes += 1
      if (echoes === close?.after) return socket.close(close.code)
    }
  }
}
