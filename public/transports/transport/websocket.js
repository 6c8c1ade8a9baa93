// WebSocket: one handshake, and then each tick with two bytes around it.
import { now } from '../measure/clock-offset.js'
import { frameHead } from '../measure/head-size.js'
import { handshake } from './browser-heads.js'

/** @type {import('../measure/run.js').Transport} */
export const push = ({ interval, tally, offset, signal }) =>
  new Promise((resolve, reject) => {
    const path = `/clock?interval=${interval}&after=${tally.latest}`
    const close = tally.open(now())
    tally.headerBytes += handshake(path)
    const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}${path}`)
    const leave = () => socket.close()
    signal.addEventListener('abort', leave)
    socket.onmessage = ({ data }) => {
      const arrival = now()
      /** @type {import('../measure/tally.js').Tick} */
      const tick = JSON.parse(data)
      tally.headerBytes += frameHead(data.length)
      tally.bodyBytes += data.length
      tally.receive(tick, arrival)
      offset.arrived(tick.time, arrival)
      if (tally.isComplete) leave()
    }
    socket.onclose = ({ code, reason }) => {
      close(now())
      signal.removeEventListener('abort', leave)
      if (tally.isComplete || signal.aborted) resolve()
      else reject(new Error(`closed with ${code} ${reason}`))
    }
  })
