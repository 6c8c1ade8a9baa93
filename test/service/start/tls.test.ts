// The service with a certificate of its own, as a process: what its clients are shown, and when.

import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect as connectHttp2 } from 'node:http2'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { connect as connectTls } from 'node:tls'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { makeCertificate } from '../../support/certificate.ts'
import { type LogLine, spawnProcess, startProcess } from '../../support/server-process.ts'

describe('the service with TLS_CERT and TLS_KEY', () => {
  it('speaks https over HTTP/2', async () => {
    const { files, certificate, start } = await stage()
    await files.write(certificate)
    const { url } = await start()
    expect(url).toMatch(/^https:/)
    const client = connectHttp2(url, { ca: certificate.cert, servername: 'localhost' })
    onTestFinished(() => client.destroy())
    const answer = client.request({ ':path': '/echo?message=hello' })
    expect(await text(answer)).toBe('hello')
  })

  it('speaks wss', async () => {
    const { files, certificate, start } = await stage()
    await files.write(certificate)
    const { url } = await start()
    expect(await echoed(await open(url, certificate.cert), 'hello')).toBe('hello')
  })

  it('shows another certificate after SIGHUP, and drops no connection', async () => {
    const { files, certificate, start } = await stage()
    await files.write(certificate)
    const server = await start()
    const socket = await open(server.url, certificate.cert)
    const next = makeCertificate()
    await files.write(next)
    server.kill('SIGHUP')
    await server.logged(({ msg }) => msg === 'the certificate was read again')
    expect(await shown(server.port)).toBe(derOf(next.cert))
    expect(await echoed(socket, 'still here')).toBe('still here')
  })

  it('shows another certificate after SIGHUP in each of its processes', async () => {
    const { files, certificate, start } = await stage()
    await files.write(certificate)
    const server = await start({ PROCESSES: '2', LOG_LEVEL: 'debug' })
    const isRead = ({ msg }: LogLine) => msg === 'the certificate was read again'
    const serves = ({ msg }: LogLine) => msg === 'a process serves'
    const first = await server.logged(serves)
    await server.logged((line) => serves(line) && line.pid !== first.pid)
    const next = makeCertificate()
    await files.write(next)
    server.kill('SIGHUP')
    await server.logged((line) => isRead(line) && line.pid === first.pid)
    await server.logged((line) => isRead(line) && line.pid !== first.pid)
    const both = [await shown(server.port), await shown(server.port)]
    expect(both).toEqual([derOf(next.cert), derOf(next.cert)])
  })

  it('goes on with the certificate it has where the next one makes no sense', async () => {
    const { files, certificate, start } = await stage()
    await files.write(certificate)
    const server = await start()
    await files.write({ ...certificate, key: 'not a key' })
    server.kill('SIGHUP')
    await server.logged(({ msg }) => msg.startsWith('the certificate was not read again'))
    expect(await shown(server.port)).toBe(derOf(certificate.cert))
  })

  it.each([
    ['no key', { TLS_KEY: '' }, /^TLS_CERT is set and TLS_KEY is not: set both\n$/],
    ['no certificate', { TLS_CERT: '' }, /^TLS_KEY is set and TLS_CERT is not: set both\n$/],
    [
      'a file that is not there',
      { TLS_CERT: '/nowhere' },
      /^Cannot read TLS_CERT: ENOENT[^\n]+\n$/,
    ],
  ])('ends with one line for %s', async (_what, env, line) => {
    const { files, certificate } = await stage()
    await files.write(certificate)
    const started = spawnProcess({ env: { ...files.settings, ...env } })
    expect(await started.exit).toBe(1)
    expect(started.stderr()).toMatch(line)
  })

  it('ends with one line for a key of another certificate', async () => {
    const { files, certificate } = await stage()
    await files.write({ ...certificate, key: makeCertificate().key })
    const started = spawnProcess({ env: files.settings })
    expect(await started.exit).toBe(1)
    expect(started.stderr()).toMatch(/^Cannot use TLS_CERT [^\n]+\n$/)
  })
})

/** A certificate, a place for its files, and the service that reads them. */
async function stage() {
  const folder = await mkdtemp(join(tmpdir(), 'edge-echo-tls-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const settings = { TLS_CERT: join(folder, 'cert.pem'), TLS_KEY: join(folder, 'key.pem') }
  const files = {
    settings,
    async write({ cert, key }: { cert: string; key: string }) {
      await writeFile(settings.TLS_CERT, cert)
      await writeFile(settings.TLS_KEY, key)
    },
  }
  const start = async (env: Record<string, string> = {}) => {
    const server = await startProcess({ env: { ...settings, ...env } })
    onTestFinished(() => server.kill('SIGKILL'))
    return server
  }
  return { files, certificate: makeCertificate(), start }
}

async function open(url: string, ca: string): Promise<WebSocket> {
  const tls = { ca, servername: 'localhost' }
  const socket = new WebSocket(`${url.replace('http', 'ws')}/echo`, tls)
  onTestFinished(() => socket.terminate())
  await once(socket, 'open')
  return socket
}

async function echoed(socket: WebSocket, message: string): Promise<string> {
  socket.send(message)
  return String((await once(socket, 'message'))[0])
}

/** The certificate that a new connection is shown. */
async function shown(port: number): Promise<string> {
  // Looked at, and not trusted.
  const socket = connectTls({ host: '127.0.0.1', port, rejectUnauthorized: false })
  await once(socket, 'secureConnect')
  const { raw } = socket.getPeerCertificate()
  socket.destroy()
  return raw.toString('base64')
}

function derOf(pem: string): string {
  return pem.replace(/-----[^-]+-----|\s/g, '')
}
