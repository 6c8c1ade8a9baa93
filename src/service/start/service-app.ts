// The app of the service as its settings want it, on Node, Deno and Bun.

import { fileURLToPath } from 'node:url'
import type { FailedRequest } from '../../library/websocket/index.ts'
import { type AppOptions, createApp } from '../app.ts'
import type { Logger } from '../log/logger.ts'
import type { Meter } from '../metrics/meter-upgrades.ts'
import type { Settings } from '../settings/settings.ts'

/** The runtime's way to serve the files of a folder. */
export type ServeFiles = (folder: string) => AppOptions['serveStatic']

export interface ServiceAppOptions {
  serveFiles: ServeFiles
  settings: Pick<Settings, 'allowedOrigins' | 'maxMessageBytes'>
  logger: Logger
  /** Counts what WebSockets do, and the handlers that threw. */
  meter?: (Meter & { handlerThrew(): void }) | undefined
  inFragments?: AppOptions['inFragments']
}

const publicFolder = fileURLToPath(new URL('../../../public', import.meta.url))

export function serviceApp({
  serveFiles,
  settings,
  logger,
  meter,
  inFragments,
}: ServiceAppOptions) {
  const onError = (error: unknown, c: FailedRequest): void => {
    meter?.handlerThrew()
    logger.error({ err: error, path: c.req.path }, 'a handler threw')
  }
  return createApp({
    serveStatic: serveFiles(publicFolder),
    meter,
    inFragments,
    allowedOrigins: settings.allowedOrigins,
    webSockets: { limits: { maxMessageBytes: settings.maxMessageBytes }, onError },
    onError,
  })
}
