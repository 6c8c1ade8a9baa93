// What is done once for all sockets that a turn of the event loop concerns, since it costs a small
// message a good deal to have it done for its socket alone.

import type { BunSocket } from './socket.ts'

/**
 * Has the socket gather until Bun has handed out all that it read in this turn. Bun settles promises
 * after each message that it hands out, so a handler would wake for every one of a read from the
 * network, at a third of what such a message costs. Here it wakes for all of them.
 */
export const gatherTogether = together(setImmediate, (socket) => socket.gathered())

/** Has the socket release what it holds at the end of this turn's microtasks. */
export const releaseTogether = together(process.nextTick, (socket) => socket.release())

function together(
  schedule: (run: () => void) => void,
  act: (socket: BunSocket) => void,
): (socket: BunSocket) => void {
  let waiting: BunSocket[] = []
  const run = () => {
    const sockets = waiting
    waiting = []
    for (const socket of sockets) act(socket)
  }
  return (socket) => {
    if (waiting.push(socket) === 1) schedule(run)
  }
}
