// The app of the service on Deno and Bun, as its settings want it.

import { fileURLToPath } from 'node:url'
import type { HonoApp } from '../../library/runtimes/shared/answer.ts'
import type { FailedRequest } from '../../library/websocket/index.ts'
import { createApp } from '../app.ts'
import type { Logger } from '../log/logger.ts'
import type { Settings } from '../settings/settings.ts'
import { serveFiles } from '../static-files/files.ts'

const publicFolder = fileURLToPath(new URL('../../../public', import.meta.url))

export function serviceApp({ allowedOrigins, maxMessageBytes }: Settings, logger: Logger): HonoApp {
  const onError = (error: unknown, c: FailedRequest): void => {
    logger.error({ err: error, path: c.req.path }, 'a handler threw')
  }
  return createApp({
    serveStatic: serveFiles(publicFolder),
    allowedOrigins,
    webSockets: { limits: { maxMessageBytes }, onError },
    onError,
  })
}
