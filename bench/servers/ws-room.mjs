// Bare `ws` with the usual loop over its clients.

import { WebSocketServer } from 'ws'

const server = new WebSocketServer({ port: 0, host: '127.0.0.1' }, () => {
  console.log(`http://127.0.0.1:${server.address().port}`)
})

server.on('connection', (ws) => {
  ws.on('message', (data, isBinary) => {
    for (const client of server.clients) client.send(data, { binary: isBinary })
  })
})
