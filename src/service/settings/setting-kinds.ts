// The kinds of setting there are: each knows what text it takes, and says so in half a sentence.

export interface Setting<Value> {
  /** Its name in the environment. */
  name: string
  /** What it is for, in a few words for whoever asks for help. */
  meaning: string
  /** Its value where nothing is set. */
  fallback: Value
  /** What stands for a value of it, and its fallback, in the text of `--help`. */
  placeholder: string
  shown: string
  /** What it takes, as it follows "PORT is". */
  takes: string
  /** The value that the text stands for, or undefined when it makes no sense. */
  read(text: string): Value | undefined
}

type Basics<Value> = Pick<Setting<Value>, 'name' | 'meaning' | 'fallback'>

interface Range {
  min: number
  max: number
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

export function text(basics: Basics<string>): Setting<string> {
  return {
    ...basics,
    placeholder: 'text',
    shown: basics.fallback,
    takes: 'a text',
    read: (text) => text,
  }
}

/** @param setting `fallback` is null for a number that there may be none of */
export function wholeNumber<Fallback extends number | null>({
  min,
  max,
  ...basics
}: Basics<Fallback> & Range): Setting<Fallback | number> {
  return {
    ...basics,
    placeholder: 'number',
    shown: String(basics.fallback ?? 'off'),
    takes: `a whole number from ${min} to ${max}`,
    read(text) {
      const value = Number(text)
      return /^\d+$/.test(text) && value >= min && value <= max ? value : undefined
    },
  }
}

/** `any`, which is null, or the origins one by one. */
export function origins(basics: Basics<null>): Setting<readonly string[] | null> {
  return {
    ...basics,
    placeholder: 'list',
    shown: 'any',
    takes: 'a comma list of origins such as https://example.com',
    read(text) {
      if (text === 'any') return null
      const origins = text.split(',').map((part) => part.trim())
      return origins.every(isOrigin) ? origins : undefined
    },
  }
}

export function logLevel(basics: Basics<LogLevel>): Setting<LogLevel> {
  return {
    ...basics,
    placeholder: 'level',
    shown: basics.fallback,
    takes: `one of ${logLevels.join(', ')}`,
    read: (text) => logLevels.find((level) => level === text),
  }
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text
}
