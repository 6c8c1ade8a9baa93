// node-server's light `Response` forgets the headers that were put on it when it is copied: Hono copies
// one for HEAD, middleware for another body or status. This one keeps them, and tells a stream.

let keeping: typeof Response | undefined
let native: typeof Response | undefined
const streams = new WeakMap<Response, ReadableStream<Uint8Array>>()

/** The stream that an answer was made with, or that `fetch()` gave; undefined for any other body. */
export function streamOf(answer: Response): ReadableStream<Uint8Array> | undefined {
  return streams.get(answer) ?? (isFetched(answer) ? (answer.body ?? undefined) : undefined)
}

/** By its prototype first: to ask a light one for its URL would make a whole one of it. */
function isFetched(answer: Response): boolean {
  return Object.getPrototypeOf(answer) === native?.prototype && answer.url !== ''
}

/** Settles what `Response` is on this runtime, once node-server has put its own there. */
export function keepHeadersInCopies(): void {
  if (globalThis.Response === keeping) return
  keeping = keepingHeaders(globalThis.Response)
  Object.defineProperty(globalThis, 'Response', { value: keeping, configurable: true })
}

function keepingHeaders(Light: typeof Response): typeof Response {
  const Native: typeof Response = Object.getPrototypeOf(Light)
  native = Native
  return class KeepingResponse extends Light {
    /** What the light one makes a whole one of when it has to. */
    readonly #init: ResponseInit

    constructor(body?: BodyInit | null, init?: ResponseInit) {
      const own = init instanceof Native ? initOf(init) : { ...init }
      super(body, own)
      this.#init = own
      if (body instanceof ReadableStream) streams.set(this, body)
    }

    override get headers(): Headers {
      const headers = super.headers
      this.#init.headers = headers
      return headers
    }
  }
}

function initOf({ status, statusText, headers }: Response): ResponseInit {
  return { status, statusText, headers: new Headers(headers) }
}
