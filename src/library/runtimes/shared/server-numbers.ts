// The numbers that somebody gives a server. One that makes no sense would be noticed late or never: a
// timer of -1 or NaN seconds runs out at once, and nothing is above a limit of NaN.

/** 24 days, the longest that a timer can wait. */
const MAX_SECONDS = 2_147_483

export interface ServerNumbers {
  maxMessageBytes?: number
  maxConnections?: number
  heartbeatSeconds?: number
  shutdownSeconds?: number
}

interface Kind {
  means: string
  includes(value: number): boolean
}

const seconds: Kind = {
  means: `a number from 0 to ${MAX_SECONDS}`,
  includes: (value) => value >= 0 && value <= MAX_SECONDS,
}

const kinds: Record<keyof ServerNumbers, Kind> = {
  maxMessageBytes: {
    means: 'a positive whole number',
    includes: (value) => Number.isSafeInteger(value) && value > 0,
  },
  maxConnections: {
    means: 'a positive whole number, or Infinity',
    includes: (value) => value > 0 && (Number.isSafeInteger(value) || value === Infinity),
  },
  heartbeatSeconds: seconds,
  shutdownSeconds: seconds,
}

/** @throws RangeError for the first number that makes no sense; what is not given has a default */
export function checkServerNumbers(numbers: ServerNumbers): void {
  for (const [name, kind] of Object.entries(kinds)) {
    const value = numbers[name as keyof ServerNumbers]
    if (value === undefined || kind.includes(value)) continue
    throw new RangeError(`Cannot serve: \`${name}\` is ${kind.means}, not ${value}`)
  }
}
