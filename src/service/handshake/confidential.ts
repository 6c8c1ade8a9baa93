// What is sent in confidence, told by its name.

const CONFIDENTIAL =
  /cookie|auth|token|secret|session|passw|passphrase|credential|jwt|bearer|assertion|cert|signature|[cx]srf|(?:api|access|private)-?key/i

export function isConfidential(name: string): boolean {
  return CONFIDENTIAL.test(name)
}

/** What is shown in place of a value. */
export function mask(value: string): string {
  return `(${value.length} characters, not shown)`
}
