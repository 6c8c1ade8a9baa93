// Paths into JSON: names, indices and quoted names, as in `user.names[0]` or `$["odd name"]`. No filters
// and no wildcards: what they find is a list, and here one value is compared.

const part = /(?:^|\.)([\p{L}_$][\p{L}\p{N}_$-]*)|\[(-?\d+)\]|\["((?:[^"\\]|\\.)*)"\]/uy

/** @typedef {(string | number)[]} Path */

/** @type {(text: string) => Path | null} null for what is no path; `$` alone is the whole */
export const parsePath = (text) => {
  const found = /** @type {Path} */ ([])
  const start = /^\$(?![\p{L}\p{N}_$-])/u.test(text) ? 1 : 0
  if (!text) return null
  for (let at = start; at < text.length; at = part.lastIndex) {
    part.lastIndex = at
    const [, name, index, quoted] = part.exec(text) ?? []
    if (name !== undefined) found.push(name)
    else if (index !== undefined) found.push(Number(index))
    else if (quoted !== undefined) found.push(unquote(quoted))
    else return null
  }
  return found
}

/** @param {string} quoted */
const unquote = (quoted) => quoted.replace(/\\(.)/g, '$1')

/** Negative indices count from the end. @type {(value: unknown, path: Path) => { value: unknown } | null} null where nothing is there */
export const valueAt = (value, path) => {
  let here = value
  for (const step of path) {
    if (Array.isArray(here)) {
      const at = typeof step === 'number' && step < 0 ? here.length + step : step
      if (typeof at !== 'number' || at < 0 || at >= here.length) return null
      here = here[at]
    } else if (typeof step === 'string' && typeof here === 'object' && here !== null) {
      if (!Object.hasOwn(here, step)) return null
      here = /** @type {Record<string, unknown>} */ (here)[step]
    } else return null
  }
  return { value: here }
}
