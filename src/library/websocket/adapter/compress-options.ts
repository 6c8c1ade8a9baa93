// How messages are compressed, as a route says it and a runtime does it. RFC 7692

/** How messages are compressed, where a route says so. */
export interface CompressOptions {
  /** Bytes; smaller messages are sent as they are. Default 1024. */
  threshold?: number
  /**
   * Whether messages are compressed with what came before them in mind: smaller, and some 300 KB of memory
   * for each connection. Both sides then keep their context, unless the client asks for none. Default false.
   */
  contextTakeover?: boolean
}

const defaults: Required<CompressOptions> = Object.freeze({
  threshold: 1024,
  contextTakeover: false,
})

/** The options with a value for each. */
export function settleCompression(compress: true | CompressOptions): Required<CompressOptions> {
  return compress === true ? defaults : { ...defaults, ...compress }
}

/** @throws RangeError for a threshold that is not a whole number, or negative */
export function checkCompression(compress: boolean | CompressOptions | undefined): void {
  if (!compress) return
  const { threshold } = settleCompression(compress)
  if (Number.isSafeInteger(threshold) && threshold >= 0) return
  throw new RangeError(`The threshold of compress is a whole number of bytes, not ${threshold}`)
}
