// The least that a room can cost where each member gets a write of its own: a frame that is ready.

import { WebSocketServer } from 'ws'

const FINAL_TEXT = 0x81

const streams = new Set()
const server = new WebSocketServer({ port: 0, host: '127.0.0.1' }, () => {
  console.log(`http://127.0.0.1:${server.address().port}`)
})

server.on('connection', (ws, { socket }) => {
  streams.add(socket)
  socket.on('close', () => streams.delete(socket))
  ws.on('message', (data) => {
    const frame = String.fromCharCode(FINAL_TEXT, data.length) + data.toString('latin1')
    for (const stream of streams) stream.write(frame, 'latin1')
  })
})
