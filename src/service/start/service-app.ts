// The app of the service as its settings want it, on Node, Deno and Bun.

import { fileURLToPath } from 'node:url'
import type { FailedRequest } from '../../library/websocket/index.ts'
import { type AppOptions, createApp } from '../app.ts'
import type { Logger } from '../log/logger.ts'
import type { Settings } from '../settings/settings.ts'
import { serveFiles } from '../static-files/files.ts'

export interface ServiceAppOptions {
  settings: Pick<
    Settings,
    'allowedOrigins' | 'compression' | 'heartbeatSeconds' | 'maxMessageBytes'
  >
  logger: Logger
  inFragments?: AppOptions['inFragments']
}

const publicFolder = fileURLToPath(new URL('../../../public', import.meta.url))

export function serviceApp({ settings, logger, inFragments }: ServiceAppOptions) {
  const onError = (error: unknown, c: FailedRequest): void => {
    logger.error({ err: error, path: c.req.path }, 'a handler threw')
  }
  return createApp({
    serveStatic: serveFiles(publicFolder),
    inFragments,
    allowedOrigins: settings.allowedOrigins,
    compress: settings.compression,
    heartbeatSeconds: settings.heartbeatSeconds,
    webSockets: { limits: { maxMessageBytes: settings.maxMessageBytes }, onError },
    onError,
  })
}
