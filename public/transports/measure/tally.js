// What one transport has done in a run: its requests, its bytes, which ticks have come and when.

/** @typedef {{ tick: number, time: number }} Tick */
/** @typedef {{ opened: number, closed: number }} Span closed is Infinity while it is open */
/** @typedef {{ interval: number, first: number, last: number }} Plan the ticks that are expected */

export class Tally {
  requests = 0
  /** Heads of requests and answers, and what frames a body or a message. */
  headerBytes = 0
  bodyBytes = 0
  /** Why the last attempt failed, if it did. */
  failure = ''
  /** @type {Span[]} requests and connections, oldest first */
  spans = []
  /** @type {Map<number, number>} when each expected tick arrived */
  arrivals = new Map()
  #openMs = 0
  #open = /** @type {Set<Span>} */ (new Set())

  /** @param {Plan} plan */
  constructor(plan) {
    this.plan = plan
    this.latest = plan.first - 1
  }

  /** @type {(tick: Tick, arrival: number) => void} */
  receive({ tick }, arrival) {
    this.latest = Math.max(this.latest, tick)
    const { first, last } = this.plan
    if (tick >= first && tick <= last && !this.arrivals.has(tick)) this.arrivals.set(tick, arrival)
  }

  /** @type {(at: number) => (at: number) => void} a request or connection opens; to be closed once */
  open(opened) {
    const span = { opened, closed: Infinity }
    this.requests += 1
    this.spans.push(span)
    this.#open.add(span)
    return (closed) => {
      if (!this.#open.delete(span)) return
      span.closed = closed
      this.#openMs += closed - opened
    }
  }

  get isComplete() {
    return this.latest >= this.plan.last
  }

  get openNow() {
    return this.#open.size
  }

  /** @param {number} at how many were open on average, from the first one until then or the end */
  openOnAverage(at) {
    const end = this.isComplete && !this.#open.size ? (this.spans.at(-1)?.closed ?? at) : at
    let openMs = this.#openMs
    for (const { opened } of this.#open) openMs += end - opened
    const started = this.spans[0]?.opened ?? end
    return end > started ? openMs / (end - started) : 0
  }

  /** @param {number} through the last tick that must have come by now */
  missed(through) {
    let missed = Math.max(0, Math.min(through, this.plan.last) - this.plan.first + 1)
    for (const tick of this.arrivals.keys()) if (tick <= through) missed -= 1
    return missed
  }
}
