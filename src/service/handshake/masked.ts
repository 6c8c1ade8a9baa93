// Headers that a client or a proxy sends in confidence. A page can ask for what the server saw of its own
// request, and must not learn by it what the browser hides from it: cookies that are `HttpOnly`, for one.

const CONFIDENTIAL =
  /cookie|auth|token|secret|session|password|credential|jwt|assertion|cert|api-?key/i

/** The header, with something else in place of a value that is confidential. */
export function masked([name, value]: [name: string, value: string]): [string, string] {
  return CONFIDENTIAL.test(name) ? [name, `(${value.length} characters, not shown)`] : [name, value]
}
