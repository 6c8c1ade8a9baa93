// The kinds of setting there are: each knows what text it takes, and says so in half a sentence.

import { readOrigin } from '../origins.ts'

export interface Setting<Value, Name extends string = string> {
  /** Its name in the environment. */
  name: Name
  /** What it is for, in a few words for whoever asks for help. */
  meaning: string
  /** Its value where nothing is set. */
  fallback: Value
  /** What stands for a value of it, and its fallback, in the text of `--help`. */
  placeholder: string
  shown: string
  /** What it takes, as it follows "PORT is". */
  takes: string
  /**
   * The value that the text stands for, or undefined when it makes no sense.
   *
   * @throws TypeError that says what part of the text makes no sense
   */
  read(text: string): Value | undefined
}

type Basics<Value, Name extends string> = Pick<
  Setting<Value, Name>,
  'name' | 'meaning' | 'fallback'
>

interface Range {
  min: number
  max: number
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

export function text<Name extends string>(basics: Basics<string, Name>): Setting<string, Name> {
  return {
    ...basics,
    placeholder: 'text',
    shown: basics.fallback,
    takes: 'a text',
    read: (text) => text,
  }
}

/** The path of a file that there may be none of. */
export function file<Name extends string>(
  basics: Omit<Basics<null, Name>, 'fallback'>,
): Setting<string | null, Name> {
  return {
    ...basics,
    fallback: null,
    placeholder: 'file',
    shown: 'none',
    takes: 'a file',
    read: (text) => text,
  }
}

/** @param setting `fallback` is null for a number that there may be none of */
export function wholeNumber<Fallback extends number | null, Name extends string>({
  min,
  max,
  ...basics
}: Basics<Fallback, Name> & Range): Setting<Fallback | number, Name> {
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

/** `on` or `off`, which is what it is where nothing is set. */
export function onOrOff<Name extends string>(
  basics: Omit<Basics<boolean, Name>, 'fallback'>,
): Setting<boolean, Name> {
  return {
    ...basics,
    fallback: false,
    placeholder: 'on|off',
    shown: 'off',
    takes: 'on or off',
    read: (text) => (text === 'on' ? true : text === 'off' ? false : undefined),
  }
}

/** `auto`, or a whole number. */
export function processes<Name extends string>({
  min,
  max,
  ...basics
}: Basics<number | 'auto', Name> & Range): Setting<number | 'auto', Name> {
  const number = wholeNumber({ ...basics, fallback: null, min, max })
  return {
    ...basics,
    placeholder: 'number',
    shown: String(basics.fallback),
    takes: `auto, or ${number.takes}`,
    read: (text) => (text === 'auto' ? text : (number.read(text) ?? undefined)),
  }
}

/** `any`, which is null, or the origins one by one. */
export function origins<Name extends string>(
  basics: Basics<null, Name>,
): Setting<readonly string[] | null, Name> {
  return {
    ...basics,
    placeholder: 'list',
    shown: 'any',
    takes: 'any, or a comma list of origins such as https://example.com or https://*.example.com',
    read(text) {
      if (text === 'any') return null
      return text.split(',').map((part) => readOrigin(part.trim()))
    },
  }
}

export function logLevel<Name extends string>(
  basics: Basics<LogLevel, Name>,
): Setting<LogLevel, Name> {
  return {
    ...basics,
    placeholder: 'level',
    shown: basics.fallback,
    takes: `one of ${logLevels.join(', ')}`,
    read: (text) => logLevels.find((level) => level === text),
  }
}
