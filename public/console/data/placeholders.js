// `{{now}}`, `{{uuid}}` and `{{n}}` in a message, filled each time it is sent.

/** `crypto.randomUUID` is there for pages over https alone. RFC 9562, 5.4 */
const makeUuid = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 15) | 64
  bytes[8] = ((bytes[8] ?? 0) & 63) | 128
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** @type {Record<string, (n: number) => string>} */
const values = {
  now: () => new Date().toISOString(),
  uuid: makeUuid,
  n: (n) => `${n}`,
}

/** @type {(text: string, n: number) => string} other braces stay as they are */
export const fillPlaceholders = (text, n) =>
  text.includes('{{')
    ? text.replace(/\{\{(\w+)\}\}/g, (whole, name) => values[name]?.(n) ?? whole)
    : text
