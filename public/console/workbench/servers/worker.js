// The Worker that servers are asked from, one after the other, so that neither disturbs the other. The page
// ends it.

import { surroundings } from '../doctor/surroundings.js'
import { askServer } from './ask.js'

const { signal } = new AbortController()

/** @param {string[]} addresses */
const askAll = async (addresses) => {
  for (const address of addresses) postMessage(await askServer(surroundings, address, signal))
}

// The page is told of errors, and not of rejections.
addEventListener('message', ({ data }) => void askAll(data).catch(reportError))
