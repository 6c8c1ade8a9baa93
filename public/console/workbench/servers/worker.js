// The Worker that servers are asked from, one after the other, so that neither disturbs the other.

import { surroundings } from '../doctor/surroundings.js'
import { askServer } from './ask.js'

const stopping = new AbortController()

/** @param {string[]} addresses */
const askAll = async (addresses) => {
  for (const address of addresses)
    postMessage(await askServer(surroundings, address, stopping.signal))
}

addEventListener('message', ({ data }) => {
  if (data === 'stop') return stopping.abort()
  askAll(data).catch((error) => {
    if (!stopping.signal.aborted) throw error
  })
})
