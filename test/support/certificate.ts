// A self-signed certificate for localhost, made anew, so that a test needs no file and no OpenSSL.
// RFC 5280, 4.1, in DER.

import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

const Tag = {
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  oid: 0x06,
  utf8: 0x0c,
  time: 0x17,
  sequence: 0x30,
  set: 0x31,
  dnsName: 0x82,
  version: 0xa0,
  extensions: 0xa3,
} as const

/** In DER: https://oidref.com */
const ecdsaWithSha256 = sequence(der(Tag.oid, Buffer.from('2a8648ce3d040302', 'hex')))
const commonName = der(Tag.oid, Buffer.from('550403', 'hex'))
const subjectAltName = der(Tag.oid, Buffer.from('551d11', 'hex'))

const DAY_MS = 86_400_000

/** As TLS servers take it, and as clients do: `{ ca: cert, servername: 'localhost' }`. */
export function makeCertificate(): { key: string; cert: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const host = Buffer.from('localhost')
  const names = der(Tag.octets, sequence(der(Tag.dnsName, host)))
  const name = sequence(der(Tag.set, sequence(commonName, der(Tag.utf8, host))))
  // The first bit would make it negative, and a first byte of 0 a longer form of another number.
  const serial = Buffer.concat([Buffer.from([1]), randomBytes(8)])
  const content = sequence(
    // 3, which is the one with extensions.
    der(Tag.version, der(Tag.integer, Buffer.from([2]))),
    der(Tag.integer, serial),
    ecdsaWithSha256,
    name,
    sequence(time(Date.now() - DAY_MS), time(Date.now() + DAY_MS)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(Tag.extensions, sequence(sequence(subjectAltName, names))),
  )
  const signature = der(
    Tag.bits,
    Buffer.concat([Buffer.from([0]), sign('sha256', content, privateKey)]),
  )
  const body = sequence(content, ecdsaWithSha256, signature).toString('base64')
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`,
  }
}

function der(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag, ...sizeOf(content)]), content])
}

/** In as few bytes as can be, which DER demands. */
function sizeOf({ length }: Buffer): number[] {
  if (length < 0x80) return [length]
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
}

function sequence(...parts: Buffer[]): Buffer {
  return der(Tag.sequence, Buffer.concat(parts))
}

/** YYMMDDHHMMSSZ */
function time(ms: number): Buffer {
  const digits = new Date(ms).toISOString().replace(/\D/g, '').slice(2, 14)
  return der(Tag.time, Buffer.from(`${digits}Z`))
}
