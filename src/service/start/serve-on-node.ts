// The service on Node: over TLS where a certificate is set, and then with HTTP/2 beside HTTP/1.1.

import { createSecureServer } from 'node:http2'
import { serve } from '../../library/runtimes/node/index.ts'
import type { Logger } from '../log/logger.ts'
import type { Settings } from '../settings/settings.ts'
import { type Certificate, readCertificate } from './certificate.ts'
import type { Platform } from './start-service.ts'

/** How long a client may take for the TLS handshake. Node's default is two minutes. */
const HANDSHAKE_TIMEOUT_MS = 9_000

export const serveOnNode: Platform['serve'] = async (app, options) => {
  const certificate = await readCertificate(options)
  if (certificate === null) return serve(app, options)
  const server = await serve(app, {
    ...options,
    createServer: createSecureServer,
    serverOptions: {
      ...certificate,
      // WebSockets come over HTTP/1.1.
      allowHTTP1: true,
      handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
    },
  })
  renewOnHangup(server.server as unknown as SecureServer, options, options.logger)
  return server
}

/** Node's server, as far as it shows a certificate. */
interface SecureServer {
  setSecureContext(certificate: Certificate): void
}

/** Connections that are open keep the certificate that they have been shown. */
function renewOnHangup(
  server: SecureServer,
  files: Pick<Settings, 'tlsCert' | 'tlsKey'>,
  logger: Logger,
): void {
  const renew = async (): Promise<void> => {
    const certificate = await readCertificate(files)
    if (certificate === null) return
    server.setSecureContext(certificate)
    logger.info('the certificate was read again')
  }
  process.on('SIGHUP', () => {
    renew().catch((error: unknown) => {
      logger.error({ err: error }, 'the certificate was not read again: the one before stays')
    })
  })
}
