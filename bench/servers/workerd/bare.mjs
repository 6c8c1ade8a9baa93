// A Worker of one WebSocketPair and nothing else.

export default {
  fetch() {
    const { 0: client, 1: server } = new WebSocketPair()
    // A Blob, as by default, would be read and sent later, out of order.
    server.binaryType = 'arraybuffer'
    server.accept()
    server.addEventListener('message', ({ data }) => server.send(data))
    return new Response(null, { status: 101, webSocket: client })
  },
}
