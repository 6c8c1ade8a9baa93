// The Worker that holds the page's sockets.
import { startWire } from './wire.js'

const take = startWire(
  (url, protocols) => new WebSocket(url, protocols),
  (batch) => postMessage(batch),
)

addEventListener('message', ({ data }) => take(data))
