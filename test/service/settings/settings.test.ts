// What each setting takes, and the one line that whoever gets it wrong is told.

import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import {
  readSettings,
  type Settings,
  SettingsError,
} from '../../../src/service/settings/settings.ts'
import { spawnProcess } from '../../support/server-process.ts'

const right: [string, string, Partial<Settings>][] = [
  ['PORT', '0', { port: 0 }],
  ['PORT', '65535', { port: 65_535 }],
  ['PORT', ' 80 ', { port: 80 }],
  ['PORT', '', { port: 3000 }],
  ['HOST', '::1', { host: '::1' }],
  ['HOST', '', { host: '127.0.0.1' }],
  ['MAX_MESSAGE_BYTES', '1', { maxMessageBytes: 1 }],
  ['MAX_MESSAGE_BYTES', '33554432', { maxMessageBytes: 33_554_432 }],
  ['MAX_CONNECTIONS', '1', { maxConnections: 1 }],
  ['COMPRESSION', 'on', { compression: true }],
  ['COMPRESSION', 'off', { compression: false }],
  ['COMPRESSION', '', { compression: false }],
  ['ALLOWED_ORIGINS', 'any', { allowedOrigins: null }],
  ['ALLOWED_ORIGINS', '', { allowedOrigins: null }],
  ['ALLOWED_ORIGINS', 'https://a.b', { allowedOrigins: ['https://a.b'] }],
  [
    'ALLOWED_ORIGINS',
    'https://a.b , http://c:8',
    { allowedOrigins: ['https://a.b', 'http://c:8'] },
  ],
  ['ALLOWED_ORIGINS', 'https://A.B:443', { allowedOrigins: ['https://a.b'] }],
  [
    'ALLOWED_ORIGINS',
    'capacitor://localhost,https://*.example.com,null',
    { allowedOrigins: ['capacitor://localhost', 'https://*.example.com', 'null'] },
  ],
  ['HEARTBEAT_SECONDS', '0', { heartbeatSeconds: 0 }],
  ['SHUTDOWN_SECONDS', '0', { shutdownSeconds: 0 }],
  ['LOG_LEVEL', 'silent', { logLevel: 'silent' }],
  ['TLS_CERT', 'cert.pem', { tlsCert: 'cert.pem' }],
  ['TLS_KEY', '', { tlsKey: null }],
  ['PROCESSES', '4', { processes: 4 }],
  ['PROCESSES', 'auto', { processes: 'auto' }],
]

const wrong: [string, string][] = [
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '80.5'],
  ['PORT', '0x50'],
  ['PORT', '1e3'],
  ['PORT', 'http'],
  ['MAX_MESSAGE_BYTES', '0'],
  ['MAX_MESSAGE_BYTES', '33554433'],
  ['MAX_MESSAGE_BYTES', '1MB'],
  ['MAX_CONNECTIONS', '0'],
  ['MAX_CONNECTIONS', 'many'],
  ['COMPRESSION', 'true'],
  ['COMPRESSION', '1'],
  ['ALLOWED_ORIGINS', '*'],
  ['ALLOWED_ORIGINS', 'a.b'],
  ['ALLOWED_ORIGINS', 'https://a.b/'],
  ['ALLOWED_ORIGINS', 'https://a.b/path'],
  ['ALLOWED_ORIGINS', 'https://user@a.b'],
  ['ALLOWED_ORIGINS', 'https://a.*.b'],
  ['ALLOWED_ORIGINS', 'https://a.b\nhttps://c.d'],
  ['ALLOWED_ORIGINS', 'https://a.b,,https://c.d'],
  ['ALLOWED_ORIGINS', 'https://a.b https://c.d'],
  ['HEARTBEAT_SECONDS', '-1'],
  ['HEARTBEAT_SECONDS', '2147484'],
  ['SHUTDOWN_SECONDS', '10s'],
  ['PROCESSES', '0'],
  ['PROCESSES', 'all'],
  ['LOG_LEVEL', 'verbose'],
  ['LOG_LEVEL', 'INFO'],
]

describe('readSettings', () => {
  it('has a default for everything', () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      maxMessageBytes: 1_048_576,
      maxConnections: 10_000,
      compression: false,
      allowedOrigins: null,
      heartbeatSeconds: 30,
      shutdownSeconds: 10,
      logLevel: 'info',
      metricsPort: null,
      tlsCert: null,
      tlsKey: null,
      processes: 1,
    })
  })

  it.each(right)('takes %s="%s"', (name, value, settings) => {
    expect(readSettings({ [name]: value })).toMatchObject(settings)
  })

  it.each(wrong)('refuses %s="%s" with one line that names it', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(SettingsError)
    expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`^${name} is [^\\n]+$`))
  })
})

describe.concurrent('the process', () => {
  const firstOfEach = wrong.filter(
    ([name], index) => wrong.findIndex(([n]) => n === name) === index,
  )

  it.each(firstOfEach)('exits with 1 and one line for %s="%s"', async (name, value) => {
    const { exit, stderr, log } = spawnProcess({ env: { [name]: value } })
    expect(await exit).toBe(1)
    expect(stderr()).toMatch(new RegExp(`^${name} is [^\\n]+\\n$`))
    expect(log).toEqual([])
  })

  it('exits with 1 and one line for a PORT that is taken', async () => {
    const holder = createServer()
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve))
    const { port } = holder.address() as { port: number }
    const { exit, stderr } = spawnProcess({ env: { PORT: String(port) } })
    expect(await exit).toBe(1)
    expect(stderr()).toBe(
      `Cannot listen on HOST 127.0.0.1, PORT ${port}: the port is taken; try PORT=${port + 1}, or PORT=0 for any free port\n`,
    )
    holder.close()
  })

  it('exits with 1 and one line for a HOST that is not here', async () => {
    const { exit, stderr } = spawnProcess({ env: { HOST: '192.0.2.1' } })
    expect(await exit).toBe(1)
    expect(stderr()).toMatch(/^Cannot listen on HOST 192\.0\.2\.1, PORT 0: [^\n]+\n$/)
  })
})
