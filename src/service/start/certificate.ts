// The certificate that the service shows to its clients, and its key: two files in PEM, which are read
// at the start and again whenever they have been changed.

import { readFile } from 'node:fs/promises'
import { createSecureContext } from 'node:tls'
import { type Settings, SettingsError } from '../settings/settings.ts'

export interface Certificate {
  cert: Buffer
  key: Buffer
}

type Files = Pick<Settings, 'tlsCert' | 'tlsKey'>

/**
 * Null where neither file is set.
 *
 * @throws SettingsError when one of them is missing, cannot be read, or does not belong to the other
 */
export async function readCertificate({ tlsCert, tlsKey }: Files): Promise<Certificate | null> {
  if (tlsCert === null && tlsKey === null) return null
  if (tlsCert === null) throw new SettingsError('TLS_KEY is set and TLS_CERT is not: set both')
  if (tlsKey === null) throw new SettingsError('TLS_CERT is set and TLS_KEY is not: set both')
  const [cert, key] = await Promise.all([read('TLS_CERT', tlsCert), read('TLS_KEY', tlsKey)])
  try {
    createSecureContext({ cert, key })
  } catch (cause) {
    const reason = (cause as Error).message
    throw new SettingsError(`Cannot use TLS_CERT ${tlsCert} with TLS_KEY ${tlsKey}: ${reason}`, {
      cause,
    })
  }
  return { cert, key }
}

async function read(name: string, file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (cause) {
    throw new SettingsError(`Cannot read ${name}: ${(cause as Error).message}`, { cause })
  }
}
