// The configuration of the service: read once, checked here and nowhere else. On Node it comes from
// the environment, on Workers from `[vars]`.

export interface Settings {
  port: number
  host: string
  maxMessageBytes: number
  maxConnections: number
  /** The origins that may open a WebSocket; null for any. */
  allowedOrigins: readonly string[] | null
  heartbeatSeconds: number
  shutdownSeconds: number
  logLevel: LogLevel
}

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** A setting that cannot be used as it is. Its message is one line for whoever set it. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

/** 24 days: the longest that a timer of any runtime can wait. */
const MAX_SECONDS = 2_147_483

/** 32 MiB: the largest message that Workers takes, and the same everywhere. */
const MAX_MESSAGE_BYTES = 33_554_432

/**
 * Reads the settings by their names in the README. What is not set has its default.
 *
 * @throws SettingsError for the first value that makes no sense
 */
export function readSettings(variables: Record<string, unknown>): Settings {
  const number = (name: string, fallback: number, min: number, max: number) =>
    readNumber(variables, name, { fallback, min, max })
  return {
    port: number('PORT', 3000, 0, 65_535),
    host: readText(variables, 'HOST') ?? '127.0.0.1',
    maxMessageBytes: number('MAX_MESSAGE_BYTES', 1_048_576, 1, MAX_MESSAGE_BYTES),
    maxConnections: number('MAX_CONNECTIONS', 10_000, 1, 10_000_000),
    allowedOrigins: readOrigins(variables),
    heartbeatSeconds: number('HEARTBEAT_SECONDS', 30, 0, MAX_SECONDS),
    shutdownSeconds: number('SHUTDOWN_SECONDS', 10, 0, MAX_SECONDS),
    logLevel: readLogLevel(variables),
  }
}

function readText(variables: Record<string, unknown>, name: string): string | undefined {
  const value = variables[name]
  if (value === undefined || value === '') return undefined
  return String(value).trim()
}

function readNumber(
  variables: Record<string, unknown>,
  name: string,
  { fallback, min, max }: { fallback: number; min: number; max: number },
): number {
  const text = readText(variables, name)
  if (text === undefined) return fallback
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < min || value > max) {
    throw new SettingsError(`${name} is a whole number from ${min} to ${max}, not "${text}"`)
  }
  return value
}

function readOrigins(variables: Record<string, unknown>): string[] | null {
  const text = readText(variables, 'ALLOWED_ORIGINS')
  if (text === undefined || text === 'any') return null
  return text.split(',').map((part) => {
    const origin = part.trim()
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      throw new SettingsError(
        `ALLOWED_ORIGINS is a comma list of origins such as https://example.com, not "${origin}"`,
      )
    }
    return origin
  })
}

function readLogLevel(variables: Record<string, unknown>): LogLevel {
  const text = readText(variables, 'LOG_LEVEL') ?? 'info'
  const level = logLevels.find((candidate) => candidate === text)
  if (level === undefined) {
    throw new SettingsError(`LOG_LEVEL is one of ${logLevels.join(', ')}, not "${text}"`)
  }
  return level
}
