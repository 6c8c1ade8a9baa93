// Which of two types a client would rather have, by its Accept. In one pass, so that no header takes
// longer than another of its length. RFC 9110, 12.5.1

import { visitElements } from '../../library/websocket/header-list.ts'

/** How much a client wants a type. */
interface Wish {
  quality: number
  /** Named in full, and not as one of `text/*`. */
  isExact: boolean
  /** Where it stands in the header. */
  position: number
}

/**
 * Whether `type` is preferred to `other`: by quality, then by being named in full, then by standing
 * first. What is not named, not even as one of `text/*`, is not wanted.
 */
export function prefers(accept: string | undefined, type: string, other: string): boolean {
  if (accept === undefined) return false
  const wishes = new Wishes(type)
  const rivals = new Wishes(other)
  visitElements(accept, (start, end) => {
    const range = rangeAt(accept, start, end)
    if (!wishes.concerns(range) && !rivals.concerns(range)) return
    const quality = qualityOf(accept.slice(start + range.length, end))
    wishes.note(range, quality, start)
    rivals.note(range, quality, start)
  })
  const { best } = wishes
  return best !== null && (rivals.best === null || compare(best, rivals.best) < 0)
}

/** What one header wishes for one type. */
class Wishes {
  readonly #type: string
  readonly #kind: string
  #exact: Wish | null = null
  #inRange: Wish | null = null

  constructor(type: string) {
    this.#type = type
    this.#kind = `${type.slice(0, type.indexOf('/'))}/*`
  }

  concerns(range: string): boolean {
    return range === this.#type || range === this.#kind
  }

  note(range: string, quality: number, position: number): void {
    if (range === this.#type) {
      this.#exact = better({ quality, isExact: true, position }, this.#exact)
    } else if (range === this.#kind) {
      this.#inRange = better({ quality, isExact: false, position }, this.#inRange)
    }
  }

  /** A refusal of the type itself counts more than a wish for its kind. */
  get best(): Wish | null {
    const wish = this.#exact ?? this.#inRange
    return wish === null || wish.quality === 0 ? null : wish
  }
}

function better(wish: Wish, best: Wish | null): Wish {
  return best === null || compare(wish, best) < 0 ? wish : best
}

/** Below zero when the first one is preferred. */
function compare(one: Wish, other: Wish): number {
  if (one.quality !== other.quality) return other.quality - one.quality
  if (one.isExact !== other.isExact) return one.isExact ? -1 : 1
  return one.position - other.position
}

/** `text/*` is the shortest that matters here. */
const SHORTEST_RANGE = 6

/** The type of an element without its parameters, in lower case; `''` for what is too short. */
function rangeAt(accept: string, start: number, end: number): string {
  if (end - start < SHORTEST_RANGE) return ''
  let endOfType = start
  while (endOfType < end && !isBehindType(accept.charCodeAt(endOfType))) endOfType += 1
  return accept.slice(start, endOfType).toLowerCase()
}

function isBehindType(code: number): boolean {
  return code === 0x3b || code === 0x20 || code === 0x09
}

/** From 0 to 1; 1 where the parameters have none. RFC 9110, 12.4.2 */
function qualityOf(parameters: string): number {
  const quality = /;[ \t]*q=([\d.]+)/i.exec(parameters)?.[1]
  if (quality === undefined) return 1
  const value = Number(quality)
  return Number.isNaN(value) ? 1 : Math.min(value, 1)
}
