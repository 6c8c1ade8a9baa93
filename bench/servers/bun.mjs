// Bun's own server and nothing else.

/* global Bun */
const server = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  fetch(request, server) {
    return server.upgrade(request) ? undefined : new Response(null, { status: 426 })
  },
  websocket: {
    message(ws, message) {
      ws.send(message)
    },
  },
})
console.log(`http://127.0.0.1:${server.port}`)
