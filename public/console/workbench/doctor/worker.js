// The Worker that the checks run in: their times are not those of a page that draws.
import { runDoctor } from './run.js'
import { surroundings } from './surroundings.js'

/** @import { Order } from './run.js' */

const stopping = new AbortController()

addEventListener('message', ({ data }) => {
  const order = /** @type {Order | 'stop'} */ (data)
  if (order === 'stop') return stopping.abort()
  const { signal } = stopping
  runDoctor(order, surroundings, { signal, tell: (told) => postMessage(told) }).catch((error) => {
    // The page is told of errors, and not of rejections.
    if (!signal.aborted) reportError(error)
  })
})
