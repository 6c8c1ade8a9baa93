// Headers that are lists: elements separated by commas, with optional blanks around them. Each
// character is read once or twice, so that no header takes longer than another of its length.
// RFC 9110, 5.6.1

const TAB = 9
const SPACE = 32
const COMMA = 44

/** The elements in their order, an empty one where nothing stands between two commas. */
export function listElements(header: string): string[] {
  const elements: string[] = []
  visitElements(header, (start, end) => {
    elements.push(header.slice(start, end))
  })
  return elements
}

/** Whether one of the elements is that token, in capitals or not. */
export function hasToken(header: string | undefined, token: string): boolean {
  if (header === undefined) return false
  let isThere = false
  visitElements(header, (start, end) => {
    if (end - start !== token.length || isThere) return
    isThere = header.slice(start, end).toLowerCase() === token
  })
  return isThere
}

/** Calls `visit` for each element with the place of its first character and the one behind it. */
export function visitElements(header: string, visit: (start: number, end: number) => void): void {
  let start = 0
  for (let end = 0; end <= header.length; end += 1) {
    if (end < header.length && header.charCodeAt(end) !== COMMA) continue
    visitTrimmed(header, start, end, visit)
    start = end + 1
  }
}

function visitTrimmed(
  header: string,
  from: number,
  to: number,
  visit: (start: number, end: number) => void,
): void {
  let start = from
  let end = to
  while (start < end && isBlank(header.charCodeAt(start))) start += 1
  while (end > start && isBlank(header.charCodeAt(end - 1))) end -= 1
  visit(start, end)
}

/** Not as `trim()` has it: to HTTP a no-break space is part of the element. RFC 9110, 5.6.3 */
function isBlank(code: number): boolean {
  return code === SPACE || code === TAB
}
