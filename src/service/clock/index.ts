// One source of data, the server's clock, over the four transports that the web has for it.

export { type Clock, systemClock } from './clock.ts'
export { holdTick } from './long-poll.ts'
export { readParameters } from './parameters.ts'
export { sayTick } from './polling.ts'
export { streamTicks } from './sse.ts'
export { pushTicks } from './websocket.ts'
