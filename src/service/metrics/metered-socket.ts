// A socket that counts what it sends: a class of its own, so that the one without pays nothing.

import { NodeSocket } from '../../library/runtimes/node/node-socket.ts'

/** Counts that many messages of that many bytes together. */
export type MessageCount = (messages: number, bytes: number) => void

export function meteredSocket(count: MessageCount): typeof NodeSocket {
  return class MeteredSocket extends NodeSocket {
    override send(data: string | Uint8Array, ...rest: unknown[]): void {
      count(isFragment(rest[0]) ? 0 : 1, Buffer.byteLength(data))
      super.send(data, ...rest)
    }
  }
}

/** A frame with more of its message to come. */
function isFragment(options: unknown): boolean {
  return typeof options === 'object' && options !== null && 'fin' in options && !options.fin
}
