// The log as JSON Lines (jsonlines.org): an entry a line, binary as Base64.
import { formatBase64 } from '../wire/bytes.js'

/** @param {import('./log.js').Entry} entry */
export const jsonLine = ({ at, data, ...rest }) => {
  const content = typeof data === 'string' ? { text: data } : { base64: formatBase64(data) }
  return `${JSON.stringify({ time: new Date(at).toISOString(), ...rest, ...content })}\n`
}
