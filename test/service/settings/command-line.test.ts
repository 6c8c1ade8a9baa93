import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import {
  assignFlag,
  help,
  readCommandLine,
  UsageError,
} from '../../../src/service/settings/command-line.ts'
import {
  readSettings,
  SettingsError,
  settingsTable,
} from '../../../src/service/settings/settings.ts'

const flagOf = (name: string) => `--${name.toLowerCase().replaceAll('_', '-')}`
const serve = (args: string[], environment = {}) => readCommandLine(args, environment)

describe('the command line', () => {
  it('without flags is the settings of the environment', () => {
    const environment = { PORT: '8080', HOST: '::1' }
    expect(serve([], environment)).toEqual({ does: 'serve', settings: readSettings(environment) })
  })

  it.each([
    ['PORT', '8080', { port: 8080 }],
    ['HOST', '0.0.0.0', { host: '0.0.0.0' }],
    ['MAX_MESSAGE_BYTES', '1000', { maxMessageBytes: 1000 }],
    ['MAX_CONNECTIONS', '5', { maxConnections: 5 }],
    [
      'ALLOWED_ORIGINS',
      'https://a.b,https://c.d',
      { allowedOrigins: ['https://a.b', 'https://c.d'] },
    ],
    ['HEARTBEAT_SECONDS', '0', { heartbeatSeconds: 0 }],
    ['SHUTDOWN_SECONDS', '1', { shutdownSeconds: 1 }],
    ['LOG_LEVEL', 'debug', { logLevel: 'debug' }],
    ['METRICS_PORT', '0', { metricsPort: 0 }],
    ['TLS_CERT', 'cert.pem', { tlsCert: 'cert.pem' }],
    ['TLS_KEY', 'key.pem', { tlsKey: 'key.pem' }],
    ['PROCESSES', 'auto', { processes: 'auto' }],
  ])('has a flag for %s', (name, value, settings) => {
    const flag = flagOf(name)
    for (const args of [[flag, value], [`${flag}=${value}`]]) {
      expect(serve(args)).toMatchObject({ settings })
    }
  })

  it('takes a flag over the environment', () => {
    expect(serve(['--port', '1'], { PORT: '2' })).toMatchObject({ settings: { port: 1 } })
  })

  it('takes a flag over a wrong environment', () => {
    expect(serve(['--port', '1'], { PORT: 'x' })).toMatchObject({ settings: { port: 1 } })
  })

  it.each([
    [['--help'], { does: 'help' }],
    [['-h', '--port', 'x'], { does: 'help' }],
    [['--version'], { does: 'version' }],
    [['-v'], { does: 'version' }],
  ])('%j asks', (args, command) => {
    expect(serve(args)).toEqual(command)
  })

  it.each([
    [['--prot', '80'], "Unknown option '--prot'"],
    [['80'], "Unexpected argument '80'"],
    [['--port'], "Option '--port <value>' argument missing"],
    [['--port='], '--port needs a value'],
    [['--host', ' '], '--host needs a value'],
    [['--port', '80x'], '--port is a whole number from 0 to 65535, not "80x"'],
    [
      ['--max-message-bytes', '0'],
      '--max-message-bytes is a whole number from 1 to 33554432, not "0"',
    ],
    [
      ['--heartbeat-seconds', '-1'],
      '--heartbeat-seconds is a whole number from 0 to 2147483, not "-1"',
    ],
    [['--port', '-p'], "Option '--port' argument is ambiguous"],
    [['-1'], "Unknown option '-1'"],
    [['--help=yes'], "Option '-h, --help' does not take an argument"],
  ])('%j is refused with one line', (args, message) => {
    expect(() => serve(args)).toThrow(new UsageError(message))
  })

  it('is told how to type a value', () => {
    expect(assignFlag('METRICS_PORT', 0)).toBe('--metrics-port 0')
  })

  it('leaves a wrong environment to the settings', () => {
    expect(() => serve([], { PORT: 'x' })).toThrow(SettingsError)
  })
})

describe('the help', () => {
  it('names the flag and the default of every setting, in lines of at most 100', () => {
    const lines = help().split('\n')
    for (const { name, shown } of Object.values(settingsTable)) {
      const line = lines.find((text) => text.includes(` ${flagOf(name)} <`))
      expect(line).toContain(`(${shown})`)
      expect(line?.length).toBeLessThanOrEqual(100)
    }
  })
})

describe.concurrent('the process', () => {
  it.each([
    ['a wrong flag', ['--prot', '80'], {}, 2, /^edge-echo: Unknown option '--prot' [^\n]+\n$/],
    [
      'a command that there is not',
      ['nope'],
      {},
      2,
      /^edge-echo: There is no command "nope": [^\n]+\n$/,
    ],
    [
      'a wrong flag of serve',
      ['serve', '--prot', '80'],
      {},
      2,
      /^edge-echo: Unknown option [^\n]+\n$/,
    ],
    ['no URL to compare at', ['transports'], {}, 2, /^edge-echo: --url is missing [^\n]+\n$/],
    [
      'a wrong number',
      ['transports', '--url', 'http://a', '--seconds', '0'],
      {},
      2,
      /^edge-echo: --seconds is [^\n]+\n$/,
    ],
    [
      'no server to compare at',
      ['transports', '--url', 'http://127.0.0.1:9'],
      {},
      1,
      /^edge-echo: Cannot compare: [^\n]+\n$/,
    ],
    ['a wrong value', ['--port', 'x'], {}, 2, /^edge-echo: --port is [^\n]+\n$/],
    ['a wrong environment', [], { PORT: 'x' }, 1, /^PORT is [^\n]+\n$/],
    [
      'an address that is not here',
      ['--host', '192.0.2.1', '--port', '0'],
      {},
      1,
      /^Cannot listen on [^\n]+\n$/,
    ],
    [
      'an address that is not here for several processes',
      ['--host', '192.0.2.1', '--processes', '2'],
      {},
      1,
      /^Cannot listen on [^\n]+ try --host 127\.0\.0\.1, [^\n]+\n$/,
    ],
  ])('ends with one line for %s', async (_what, args, env, code, line) => {
    const ended = await run(args, env)
    expect(ended).toEqual({ code, stdout: '', stderr: expect.stringMatching(line) })
  })

  it('tells its version', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8'))
    expect(await run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
  })

  it('tells its flags', async () => {
    expect(await run(['--help'])).toEqual({ code: 0, stdout: `${help()}\n`, stderr: '' })
  })

  it('tells the flags of serve by its name', async () => {
    expect((await run(['serve', '--help'])).stdout).toBe(`${help()}\n`)
  })

  it('tells the flags of transports', async () => {
    expect(await run(['transports', '--help'])).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^Usage: edge-echo transports --url <url>/),
      stderr: '',
    })
  })
})

function run(args: string[], env: Record<string, string> = {}) {
  return new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'src/service/main/cli.ts', ...args],
      { env: { PATH: process.env.PATH, ...env } },
      (error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr }),
    )
  })
}
