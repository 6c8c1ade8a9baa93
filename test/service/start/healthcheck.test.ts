// The container's question to itself, as the Dockerfile has it.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { makeCertificate } from '../../support/certificate.ts'
import { startProcess } from '../../support/server-process.ts'

async function start(env: Record<string, string> = {}) {
  const server = await startProcess({ env })
  onTestFinished(() => server.kill('SIGKILL'))
  return server
}

/** The exit code. */
async function checkHealth(env: Record<string, string>): Promise<number> {
  const dockerfile = await readFile('Dockerfile', 'utf8')
  const [, command = ''] = dockerfile.match(/^HEALTHCHECK .*\n *CMD (\[.*\])$/m) ?? []
  const [, ...args] = JSON.parse(command) as string[]
  const child = spawn(process.execPath, args, { env, stdio: 'ignore' })
  return (await once(child, 'exit'))[0] as number
}

it('is healthy while the service answers', async () => {
  const server = await start()
  expect(await checkHealth({ PORT: `${server.port}` })).toBe(0)
})

it('is healthy behind a certificate of any name', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'edge-echo-health-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const files = { TLS_CERT: join(folder, 'cert.pem'), TLS_KEY: join(folder, 'key.pem') }
  const { cert, key } = makeCertificate()
  await Promise.all([writeFile(files.TLS_CERT, cert), writeFile(files.TLS_KEY, key)])
  const server = await start(files)
  expect(await checkHealth({ PORT: `${server.port}`, ...files })).toBe(0)
})

it('is not healthy once the service is gone', async () => {
  const server = await start()
  server.kill('SIGTERM')
  await server.exit
  expect(await checkHealth({ PORT: `${server.port}` })).toBe(1)
})
