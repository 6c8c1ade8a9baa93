// What people type into fields, made into what a WebSocket takes. Null is what it would not.

/** @satisfies {Record<string, (text: string) => unknown>} */
export const parsers = {
  address: (text) => {
    const url = URL.canParse(text) ? new URL(text) : null
    return url && /^wss?:$/.test(url.protocol) && !url.hash ? url.href : null
  },

  /** Tokens as in RFC 6455, 4.1, with commas or spaces between. */
  protocols: (text) => {
    const names = text.split(/[\s,]+/).filter(Boolean)
    const valid = names.every((name) => /^[\w!#$%&'*+.^`|~-]+$/.test(name))
    return valid && new Set(names).size === names.length ? names : null
  },

  /** A close frame has room for 123 bytes of it. */
  closeReason: (text) => (new Blob([text]).size > 123 ? null : text),

  /** Separators may stand anywhere, and `0x` before a byte. */
  hex: (text) => {
    const digits = text.replace(/\b0x|[\s,:_-]/gi, '')
    if (digits.length % 2 || /[^\da-f]/i.test(digits)) return null
    return Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16))
  },

  /** Standard or URL-safe, padded or not. */
  base64: (text) => {
    try {
      const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
      return Uint8Array.from(bytes, (character) => character.charCodeAt(0))
    } catch {
      return null
    }
  },
}
