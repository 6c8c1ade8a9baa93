// The client's end of a connection as a session. No handler returns here, so the server's close is
// answered when the reader has been told of it.

import type { CloseInfo, NativeSocket } from '../websocket/adapter/raw-socket.ts'
import { checkLimits, defaultLimits, type Limits } from '../websocket/session/limits.ts'
import { Session } from '../websocket/session/session.ts'

export class ClientSession extends Session {
  constructor(socket: NativeSocket, protocol: string, limits: Limits) {
    super(socket, protocol, limits)
    socket.on('message', (data, isBinary) => this.receive(data, isBinary))
    socket.on('pong', (payload) => this.receivePong(payload))
    socket.on('ending', (ending) => this.endWith(ending))
    void super.closed.then(() => this.close())
  }

  /** Whoever asks how it ends, with nothing queued, is not in the middle of an answer. */
  override get closed(): Promise<CloseInfo> {
    if (!this.hasMessages()) this.read()
    return super.closed
  }
}

/** @throws RangeError for a limit that is not a positive whole number */
export function clientLimits(limits: Partial<Limits> | undefined): Limits {
  checkLimits(limits)
  return { ...defaultLimits, ...limits }
}
