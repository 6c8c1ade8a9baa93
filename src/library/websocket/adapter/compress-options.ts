// How messages are compressed, as a route says it and a runtime does it. RFC 7692

export interface CompressOptions {
  /** Bytes; smaller messages are sent as they are. Default 1024. */
  threshold?: number
  /**
   * Whether messages are compressed with what came before them in mind: smaller, and some hundred
   * kilobytes of memory for each connection. Default false.
   */
  contextTakeover?: boolean
}
