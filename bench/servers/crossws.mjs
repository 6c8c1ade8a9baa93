// crossws on its adapter for Node.

import { createServer } from 'node:http'
import nodeAdapter from 'crossws/adapters/node'

const { handleUpgrade } = nodeAdapter({
  hooks: { message: (peer, message) => peer.send(message.rawData) },
  // No pings: nobody else sends any.
  idleTimeout: 0,
})

const server = createServer()
server.on('upgrade', handleUpgrade)
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`))
