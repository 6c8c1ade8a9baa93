// How a file travels: compressed where the client takes that, and not at all where it has it already.

import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import type { Context } from 'hono'
import { listElements } from '../../library/websocket/header-list.ts'

const compress = promisify(brotliCompress)

/** Text in one form or another; what is an image is compressed by itself. */
const COMPRESSIBLE = /^(?:text\/|application\/(?:javascript|json|manifest)|image\/svg)/

/** The compressed files by what they hold. A server has a few dozen; more are old versions of them. */
const compressed = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()
const MAX_COMPRESSED = 256

/** The answer with an `ETag`, compressed if it can be, or 304. RFC 9110, 8.8.3 and 13.1.2 */
export async function encodeFile(c: Context, answer: Response): Promise<Response> {
  if (answer.status !== 200) return answer
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const { headers } = answer
  const version = createHash('sha1').update(bytes).digest('base64url')
  const isCompressible = COMPRESSIBLE.test(headers.get('Content-Type') ?? '')
  const isCompressed = isCompressible && acceptsBrotli(c.req.header('Accept-Encoding'))
  const tag = `"${version}${isCompressed ? '-br' : ''}"`
  // Asked for again each time, since a new version has the same name.
  headers.set('Cache-Control', 'no-cache')
  headers.set('ETag', tag)
  if (isCompressible) headers.set('Vary', 'Accept-Encoding')
  headers.delete('Content-Length')
  if (hasTag(c.req.header('If-None-Match'), tag))
    return new Response(null, { status: 304, headers })
  if (!isCompressed) return new Response(bytes, { headers })
  headers.set('Content-Encoding', 'br')
  return new Response(await compressOnce(version, bytes), { headers })
}

function compressOnce(version: string, bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const known = compressed.get(version)
  if (known !== undefined) return known
  if (compressed.size >= MAX_COMPRESSED) compressed.clear()
  const once = compress(bytes).then((packed) => new Uint8Array(packed))
  compressed.set(version, once)
  return once
}

function acceptsBrotli(header = ''): boolean {
  return listElements(header).some((element) => {
    const [coding = '', weight = ''] = element.split(';', 2)
    return coding.trim().toLowerCase() === 'br' && !/^\s*q=0(?:\.0*)?$/i.test(weight)
  })
}

/** Compared weakly, as for a GET it is. RFC 9110, 13.1.2 */
function hasTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  return listElements(header).some(
    (element) => element === '*' || element.replace(/^W\//, '') === tag,
  )
}
