// The app of the service as its settings want it, on Node, Deno and Bun.

import { fileURLToPath } from 'node:url'
import type { FailedRequest } from '../../library/websocket/index.ts'
import { type AppOptions, createApp } from '../app.ts'
import type { Logger } from '../log/logger.ts'
import type { Meter } from '../metrics/meter-upgrades.ts'
import type { Settings } from '../settings/settings.ts'
import { serveFiles } from '../static-files/files.ts'

export interface ServiceAppOptions {
  settings: Pick<Settings, 'allowedOrigins' | 'maxMessageBytes'>
  logger: Logger
  /** Counts what WebSockets do, and the handlers that threw. */
  meter?: (Meter & { handlerThrew(): void }) | undefined
  inFragments?: AppOptions['inFragments']
}

const publicFolder = fileURLToPath(new URL('../../../public', import.meta.url))

export function serviceApp({ settings, logger, meter, inFragments }: ServiceAppOptions) {
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
