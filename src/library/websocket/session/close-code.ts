// Close codes by name, and what may be sent: RFC 6455 section 7.4 and the IANA registry it opened.

/** The close codes this library sends, and the two that stand for no code in a frame and for no frame. */
export const CloseCode = {
  /** Done. RFC 6455, 7.4.1 */
  normal: 1000,
  /** The server shuts down, or the page is left. RFC 6455, 7.4.1 */
  goingAway: 1001,
  /** A close frame without a code. No frame carries the number itself. RFC 6455, 7.4.1 */
  noStatus: 1005,
  /** An end without a close frame. No frame carries the number itself. RFC 6455, 7.4.1 */
  abnormal: 1006,
  /** A message is not of the shape that was asked for, or text is not UTF-8. RFC 6455, 7.4.1 */
  invalidPayload: 1007,
  /** A policy was violated: here, messages came faster than they were read. RFC 6455, 7.4.1 */
  policyViolation: 1008,
  /** The message is larger than `maxMessageBytes`. RFC 6455, 7.4.1 */
  messageTooBig: 1009,
  /** The handler threw. RFC 6455, 7.4.1 */
  internalError: 1011,
  /** Too much is buffered for a client that reads too slowly. IANA registry */
  tryAgainLater: 1013,
} as const

/** A control frame carries at most 125 bytes, two of them the code. RFC 6455, 5.5 and 5.5.1 */
export const MAX_REASON_BYTES = 123

const encoder = new TextEncoder()

/** A code with its reason. */
interface Goodbye {
  code: number
  reason: string
}

/**
 * What `close()` says by what it was given, checked alike on every runtime: each has its own idea of
 * what to refuse.
 *
 * @param theirs what the peer has said
 * @throws RangeError for a code that must not be sent, or a reason that does not fit in the frame
 */
export function goodbyeOf(
  code: number | undefined,
  reason: string | undefined,
  theirs: Goodbye | null,
): Goodbye {
  // Whatever a platform says of them: without a code, or without a frame, there is no reason to send.
  if (code === CloseCode.noStatus || code === CloseCode.abnormal) return { code, reason: '' }
  const isGiven = code !== undefined || reason !== undefined
  if (isGiven) check(code ?? CloseCode.normal, reason ?? '')
  const byDefault = theirs ?? { code: CloseCode.normal, reason: '' }
  return {
    code: code ?? byDefault.code,
    reason: reason ?? (code === undefined ? byDefault.reason : ''),
  }
}

function check(code: number, reason: string): void {
  if (!isSendable(code)) {
    throw new RangeError(
      `Cannot close with code ${code}: use 1000 to 1003, 1005 to 1014, or 3000 to 4999`,
    )
  }
  const bytes = encoder.encode(reason).byteLength
  if (bytes > MAX_REASON_BYTES) {
    throw new RangeError(
      `Cannot close with a reason of ${bytes} bytes: a close frame holds ${MAX_REASON_BYTES}`,
    )
  }
}

/** Whether a close frame may carry the code. */
export function isSendable(code: number): boolean {
  if (!Number.isInteger(code)) return false
  return (
    (code >= 1000 && code <= 1003) ||
    (code >= 1007 && code <= 1014) ||
    (code >= 3000 && code <= 4999)
  )
}
