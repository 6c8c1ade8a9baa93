// The command as a process: its exit codes, its report and its JSON.

import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type NodeServer, serve } from '../../src/library/runtimes/node/serve.ts'
import { createApp } from '../../src/service/app.ts'
import { serveFiles } from '../../src/service/static-files/files.ts'

let server: NodeServer
let url = ''
let folder = ''
let files = 0

beforeAll(async () => {
  server = await serve(createApp({ serveStatic: serveFiles('./public') }), { port: 0 })
  url = new URL('/echo', server.url).href
  folder = await mkdtemp(join(tmpdir(), 'scenarios-'))
})

afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

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

  it('plays a scenario that the page exported, and exits with 1 where an answer is not as expected', async () => {
    const file = await writeScenario({
      name: 'Greeting',
      address: url,
      steps: [
        { send: 'n{{n}}', times: 2, expect: { equals: 'n{{n}}' } },
        { send: '{"ok": false}', expect: { path: 'ok', equals: true, next: true } },
      ],
    })
    const { code, stdout, stderr } = await run(['--scenario', file])
    expect([code, stderr]).toEqual([1, ''])
    expect(stdout).toMatch(
      /^ws:.*\n\nGreeting\n {2}ok +Step 1 +2 × as expected, .*\n {2}BROKEN +Step 2 +time 1: the next message was \{"ok": false\}\n$/,
    )
    const told = await run(['--scenario', file, '--json'])
    expect(JSON.parse(told.stdout)).toMatchObject({
      scenario: 'Greeting',
      isPassed: false,
      results: [{ outcome: 'passed' }, { outcome: 'failed', why: 'other' }],
    })
  })

  it('plays a scenario against another URL, and exits with 0 where all is as expected', async () => {
    const steps = [{ send: 'a', expect: { equals: 'a' } }]
    const file = await writeScenario({ name: 'a', address: 'ws://127.0.0.1:1/', steps })
    const { code, stdout } = await run([url, '--scenario', file])
    expect(code, stdout).toBe(0)
  })

  it('names the field of a scenario that is wrong', async () => {
    const file = await writeScenario({ name: 'a', steps: [{ send: 'a', times: 0 }] })
    const { code, stderr } = await run([url, '--scenario', file])
    expect(code).toBe(1)
    expect(stderr).toMatch(/steps\[0\]\.times is no number from 1 to 10,000/)
  })

  it.each([
    ['no URL', [], /URL of an echo endpoint is missing/],
    ['a scheme that is none of these', ['ftp://a'], /not "ftp:\/\/a"/],
    ['two URLs', ['ws://a', 'ws://b'], /One URL at a time/],
    ['a flag that there is not', ['ws://a', '--nope'], /Unknown option/],
    ['a check that there is not', ['ws://a', '--only', 'nope'], /there is no check "nope"/],
    ['no check at all', ['ws://a', '--only', 'size', '--skip', 'size'], /no check is left/],
    ['a wrong number', ['ws://a', '--idle', '-1x'], /--idle/],
    [
      'a check beside a scenario',
      ['ws://a', '--scenario', 'x', '--idle', '5'],
      /--idle is for checks/,
    ],
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

async function writeScenario(scenario: object): Promise<string> {
  files += 1
  const file = join(folder, `${files}.scenario.json`)
  await writeFile(file, JSON.stringify(scenario))
  return file
}

function run(args: string[]) {
  return new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'src/service/main/cli.ts', 'doctor', ...args],
      (error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr }),
    )
  })
}
