// Deno's own server and nothing else.

/* global Deno */
function echo(request) {
  const { socket, response } = Deno.upgradeWebSocket(request)
  // A Blob, as by default, would be read and sent later, out of order.
  socket.binaryType = 'arraybuffer'
  socket.onmessage = (event) => socket.send(event.data)
  return response
}

function onListen({ port }) {
  console.log(`http://127.0.0.1:${port}`)
}

Deno.serve({ port: 0, hostname: '127.0.0.1', onListen }, echo)
