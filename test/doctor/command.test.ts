// The command as a process: its exit codes, its report and its JSON.

import { execFile } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type NodeServer, serve } from '../../src/library/runtimes/node/serve.ts'
import { createApp } from '../../src/service/app.ts'
import { serveFiles } from '../../src/service/static-files/files.ts'

let server: NodeServer
let url = ''

beforeAll(async () => {
  server = await serve(createApp({ serveStatic: serveFiles('./public') }), { port: 0 })
  url = new URL('/echo', server.url).href
})

afterAll(() => server.close())

describe.concurrent('edge-echo doctor', () => {
  it('reports and exits with 0 where all is well', async () => {
    const { code, stdout, stderr } = await run([url, '--only', 'upgrade,messages'])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(
      /^ws:\/\/.*\n\nWay in\n {2}ok +upgrade .*\n\nFidelity\n {2}ok +messages /,
    )
  })

  it('exits with 1 where something is broken, and says it as JSON', async () => {
    const { code, stdout } = await run([`${url}/nowhere`, '--json', '--skip', 'http2,body'])
    expect(code).toBe(1)
    const { results } = JSON.parse(stdout)
    expect(results.map(({ name }: { name: string }) => name)).not.toContain('http2')
    expect(results).toContainEqual(
      expect.objectContaining({
        name: 'upgrade',
        verdict: 'broken',
        figures: expect.objectContaining({ status: 404 }),
      }),
    )
  })

  it.each([
    ['no URL', [], /URL of an echo endpoint is missing/],
    ['a scheme that is none of these', ['ftp://a'], /not "ftp:\/\/a"/],
    ['two URLs', ['ws://a', 'ws://b'], /One URL at a time/],
    ['a flag that there is not', ['ws://a', '--nope'], /Unknown option/],
    ['a check that there is not', ['ws://a', '--only', 'nope'], /there is no check "nope"/],
    ['no check at all', ['ws://a', '--only', 'size', '--skip', 'size'], /no check is left/],
    ['a wrong number', ['ws://a', '--idle', '-1x'], /--idle/],
  ])('exits with 2 for %s', async (_what, args, line) => {
    const { code, stdout, stderr } = await run(args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(line)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  it('tells its flags and its checks', async () => {
    const { code, stdout } = await run(['--help'])
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^Usage: edge-echo doctor <url>[\s\S]*The checks: network, tls, http, upgrade/,
    )
  })
})

function run(args: string[]) {
  return new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'src/service/main/cli.ts', 'doctor', ...args],
      (error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr }),
    )
  })
}
