// The settings of the service, in one table: what each is called in the environment, what it is for,
// and how its text becomes a value. On Node they come from the environment and from the command's
// flags, on Workers from `[vars]`.

import {
  file,
  logLevel,
  onOrOff,
  origins,
  processes,
  type Setting,
  text,
  wholeNumber,
} from './setting-kinds.ts'

export type { LogLevel } from './setting-kinds.ts'

/** 24 days: the longest that a timer of any runtime can wait. */
const MAX_SECONDS = 2_147_483

/** 32 MiB: the largest message that Workers takes, and the same everywhere. */
const MAX_MESSAGE_BYTES = 33_554_432

const PORT_RANGE = { min: 0, max: 65_535 }
const SECONDS_RANGE = { min: 0, max: MAX_SECONDS }

export const settingsTable = {
  port: wholeNumber({
    name: 'PORT',
    meaning: 'where to listen; 0 picks a free port',
    fallback: 3000,
    ...PORT_RANGE,
  }),
  host: text({
    name: 'HOST',
    meaning: 'the address to listen on; 0.0.0.0 in a container',
    fallback: '127.0.0.1',
  }),
  maxMessageBytes: wholeNumber({
    name: 'MAX_MESSAGE_BYTES',
    meaning: 'a larger message is closed with 1009',
    fallback: 1_048_576,
    min: 1,
    max: MAX_MESSAGE_BYTES,
  }),
  maxConnections: wholeNumber({
    name: 'MAX_CONNECTIONS',
    meaning: 'connections at a time; one more is refused with 503',
    fallback: 10_000,
    min: 1,
    max: 10_000_000,
  }),
  compression: onOrOff({
    name: 'COMPRESSION',
    meaning: 'on or off: permessage-deflate with clients that offer it',
  }),
  /** The origins that may open a WebSocket; null for any. */
  allowedOrigins: origins({
    name: 'ALLOWED_ORIGINS',
    meaning: 'comma list of the origins whose pages may open a WebSocket',
    fallback: null,
  }),
  heartbeatSeconds: wholeNumber({
    name: 'HEARTBEAT_SECONDS',
    meaning: 'between pings; a client that shows no life is dropped; 0: never',
    fallback: 30,
    ...SECONDS_RANGE,
  }),
  shutdownSeconds: wholeNumber({
    name: 'SHUTDOWN_SECONDS',
    meaning: 'how long connections have to say goodbye',
    fallback: 10,
    ...SECONDS_RANGE,
  }),
  logLevel: logLevel({
    name: 'LOG_LEVEL',
    meaning: 'fatal, error, warn, info, debug, trace or silent',
    fallback: 'info',
  }),
  /** Null where there are no metrics. */
  metricsPort: wholeNumber({
    name: 'METRICS_PORT',
    meaning: "where to serve Prometheus' metrics; 0 picks a free port",
    fallback: null,
    ...PORT_RANGE,
  }),
  tlsCert: file({
    name: 'TLS_CERT',
    meaning: 'a certificate in PEM, for https and wss; read again on SIGHUP',
  }),
  tlsKey: file({
    name: 'TLS_KEY',
    meaning: 'the key of the certificate, in PEM',
  }),
  processes: processes({
    name: 'PROCESSES',
    meaning: 'processes that share the work; auto is one a core',
    fallback: 1,
    min: 1,
    max: 1024,
  }),
}

type Table = typeof settingsTable

export type Settings = {
  [Key in keyof Table]: Table[Key] extends Setting<infer Value> ? Value : never
}

export type SettingName = Table[keyof Table]['name']

/** In the environment. */
export const settingNames: readonly SettingName[] = Object.values(settingsTable).map(
  ({ name }) => name,
)

/** A setting that cannot be used as it is. Its message is one line for whoever set it. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

/**
 * Reads the settings by their names in the environment. What is not set, or empty, has its default.
 *
 * @param nameOf how to name a setting to whoever got it wrong. Default: as in the environment
 * @throws SettingsError for the first value that makes no sense
 */
export function readSettings(
  variables: Record<string, unknown>,
  nameOf: (name: string) => string = (name) => name,
): Settings {
  const entries = Object.entries<Setting<unknown>>(settingsTable).map(([key, setting]) => {
    const value = String(variables[setting.name] ?? '').trim()
    if (value === '') return [key, setting.fallback]
    return [key, readValue(setting, value, nameOf(setting.name))]
  })
  return Object.fromEntries(entries) as Settings
}

function readValue(setting: Setting<unknown>, text: string, name: string): unknown {
  let problem = `not ${JSON.stringify(text)}`
  try {
    const value = setting.read(text)
    if (value !== undefined) return value
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    problem = `and ${error.message}`
  }
  throw new SettingsError(`${name} is ${setting.takes}, ${problem}`)
}
