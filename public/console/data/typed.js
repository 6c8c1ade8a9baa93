// What people type as hex or Base64, made into bytes; or where it goes wrong.

/** @import { Bytes } from './hex.js' */
/** @typedef {{ at: number, key: 'hexCharacter' | 'hexOdd' | 'base64Character' | 'base64Cut' }} Fault */
/** @typedef {{ bytes: Bytes, fault?: undefined } | { fault: Fault, bytes?: undefined }} Typed */

/** Separators may stand anywhere, and `0x` before a byte. @type {(text: string) => Typed} */
export const readHex = (text) => {
  const blanked = text.replace(/\b0x/gi, '  ')
  const wrong = blanked.search(/[^\da-f\s,:_-]/i)
  if (wrong >= 0) return { fault: { at: wrong, key: 'hexCharacter' } }
  const digits = blanked.replace(/[\s,:_-]/g, '')
  if (digits.length % 2)
    return { fault: { at: blanked.search(/[^\s,:_-][\s,:_-]*$/), key: 'hexOdd' } }
  return { bytes: Uint8Array.from(digits.match(/../g) ?? [], (two) => Number.parseInt(two, 16)) }
}

/** Standard or URL-safe, padded or not. @type {(text: string) => Typed} */
export const readBase64 = (text) => {
  const standard = text.replaceAll('-', '+').replaceAll('_', '/')
  const wrong = standard.search(/[^A-Za-z\d+/=\s]|=(?=\s*[^=\s])/)
  if (wrong >= 0) return { fault: { at: wrong, key: 'base64Character' } }
  try {
    return { bytes: Uint8Array.from(atob(standard), (character) => character.charCodeAt(0)) }
  } catch {
    // Its characters are right, so what is left to be wrong is its length.
    return { fault: { at: text.trimEnd().length, key: 'base64Cut' } }
  }
}
