// An echo on Bun whose handler asks for each message, in the way that one writes it first: a queue
// without bounds, and a promise for who waits.

/* global Bun */

class Socket {
  #queue = []
  #resolve = null

  constructor(ws) {
    this.ws = ws
  }

  receive(message) {
    const resolve = this.#resolve
    if (resolve === null) return void this.#queue.push(message)
    this.#resolve = null
    resolve({ done: false, value: message })
  }

  [Symbol.asyncIterator]() {
    return this
  }

  next() {
    const value = this.#queue.shift()
    if (value !== undefined) return Promise.resolve({ done: false, value })
    return new Promise((resolve) => {
      this.#resolve = resolve
    })
  }

  async send(message) {
    this.ws.send(message)
  }
}

async function echo(socket) {
  for await (const message of socket) await socket.send(message)
}

const server = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  fetch(request, server) {
    const upgraded = server.upgrade(request, { data: {} })
    return upgraded ? undefined : new Response(null, { status: 426 })
  },
  websocket: {
    open(ws) {
      ws.data.socket = new Socket(ws)
      void echo(ws.data.socket)
    },
    message: (ws, message) => ws.data.socket.receive(message),
  },
})
console.log(`http://127.0.0.1:${server.port}`)
