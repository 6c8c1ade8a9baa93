// A connection above `maxConnections` is dropped by the process that got it. Node gives it back to the
// primary process, which offers it to the next process: with all of them full that never ends.

import type { Server } from 'node:net'

/** Drops what is above the bound that the server has now, and emits 'drop' for each, as Node does by itself. */
export function dropConnections(server: Server): void {
  const max = server.maxConnections ?? Infinity
  server.maxConnections = Infinity
  server.on('connection', (socket) => {
    server.getConnections((_error, connections) => {
      if (connections <= max) return
      socket.destroy()
      server.emit('drop')
    })
  })
}
