// An address for an image that came as bytes: `data:`, the only one besides our own that the policy
// of the page allows.
import { formatBase64 } from '../data/hex.js'

/** @import { Data } from '../wire/pending-echoes.js' */

/** @type {{ data: Data, url: string }} */
const last = { data: '', url: '' }

/** @type {(data: Data, type: string) => string} */
export const imageUrl = (data, type) => {
  if (typeof data === 'string') return ''
  if (last.data !== data)
    Object.assign(last, { data, url: `data:${type};base64,${formatBase64(data)}` })
  return last.url
}
