// A link to this page that fills in an address, subprotocols and a message. It is in the fragment, which
// no server gets to see; and it never connects by itself.

/** @import { Kind, State } from './state.js' */

const kinds = /** @type {const} */ (['text', 'hex', 'base64'])

/** @type {(page: string, state: Pick<State, 'address' | 'protocols' | 'message' | 'kind'>) => string} */
export const shareLink = (page, { address, protocols, message, kind }) => {
  const parts = new URLSearchParams({ address })
  if (protocols) parts.set('protocols', protocols)
  if (kind !== 'file') parts.set('message', message)
  if (kind !== 'file' && kind !== 'text') parts.set('kind', kind)
  return `${page.replace(/#.*/, '')}#${parts}`
}

/** @type {(fragment: string) => { address?: string, protocols?: string, message?: string, kind?: Kind } | null} */
export const readShared = (fragment) => {
  const parts = new URLSearchParams(fragment.replace(/^#/, ''))
  if (!parts.has('address')) return null
  const names = /** @type {const} */ (['address', 'protocols', 'message'])
  const found = names.flatMap((name) => (parts.has(name) ? [[name, parts.get(name)]] : []))
  const kind = kinds.find((kind) => kind === parts.get('kind')) ?? 'text'
  return Object.fromEntries([...found, ['kind', kind]])
}
