// Bare `ws` with the usual line.

import { WebSocketServer } from 'ws'

const server = new WebSocketServer({ port: 0, host: '127.0.0.1' }, () => {
  console.log(`http://127.0.0.1:${server.address().port}`)
})

server.on('connection', (ws, request) => {
  if (request.url === '/echo_once') {
    ws.once('message', (data, isBinary) => {
      ws.send(data, { binary: isBinary })
      ws.close(1000)
    })
  } else {
    ws.on('message', (data, isBinary) => ws.send(data, { binary: isBinary }))
  }
})
