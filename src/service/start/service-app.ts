// The app of the service as its settings want it, on Node, Deno and Bun.

import { fileURLToPath } from 'node:url'
import type { FailedRequest } from '../../library/websocket/index.ts'
import { type AppOptions, createApp } from '../app.ts'
import type { Logger } from '../log/logger.ts'
import type { Settings } from '../settings/settings.ts'

/** The runtime's way to serve the files of a folder. */
export type ServeFiles = (folder: string) => AppOptions['serveStatic']

export interface ServiceAppOptions {
  serveFiles: ServeFiles
  settings: Pick<Settings, 'allowedOrigins' | 'maxMessageBytes'>
  logger: Logger
  /** Called for every handler that threw. */
  onHandlerError?: (() => void) | undefined
}

const publicFolder = fileURLToPath(new URL('../../../public', import.meta.url))

export function serviceApp({ serveFiles, settings, logger, onHandlerError }: ServiceAppOptions) {
  const onError = (error: unknown, c: FailedRequest): void => {
    onHandlerError?.()
    logger.error({ err: error, path: c.req.path }, 'a handler threw')
  }
  return createApp({
    serveStatic: serveFiles(publicFolder),
    allowedOrigins: settings.allowedOrigins,
    webSockets: { limits: { maxMessageBytes: settings.maxMessageBytes }, onError },
    onError,
  })
}
