// What the doctor says of an answer that is no upgrade.

import { beforeAll, describe, expect, it } from 'vitest'
import { upgrade } from '../../public/doctor/checks/upgrade.js'
import { sayFinding } from '../../public/doctor/words.js'
import { loadWords, sayIn } from '../../public/shared/language.js'
import { UpgradeRefusedError } from '../../src/library/client/node/index.ts'
import { CommandVisit } from '../../src/service/doctor/command-visit.ts'
import type { Handshake } from '../../src/service/handshake/handshake.ts'

const options = { headers: {}, messageBytes: 1, idleSeconds: 0, connections: 0 }

beforeAll(() => loadWords('doctor', 'en'))

describe('a refused upgrade', () => {
  it.each([
    ['a redirect', 302, { location: '/login' }, '', /redirect to \/login/],
    ['a login', 401, {}, '', /log in first/],
    ['a login page', 200, {}, '<input type="password">', /log in first/],
    ['a rule', 403, {}, '', /Origin/],
    ['no such path', 404, {}, '', /Nothing is at this path/],
    ['too many', 503, {}, '', /too many/],
    ['no server behind', 502, {}, '', /from the server behind it/],
    ['a page in place of an upgrade', 200, {}, '<p>hello</p>', /does not pass the Upgrade/],
  ])('is taken for %s', async (_what, status, headers, body, meaning) => {
    const finding = await explain({ status, headers, body })
    expect(finding).toMatchObject({ verdict: 'broken', meaning: expect.stringMatching(meaning) })
  })

  it.each([
    ['nginx', { server: 'nginx/1.22.1' }, '', /proxy_set_header Upgrade/],
    ['nginx', {}, '<hr><center>nginx</center>', /proxy_set_header Upgrade/],
    ['Varnish', { via: '1.1 varnish (Varnish/7.1)' }, '', /vcl_recv/],
    ['H2O', { server: 'h2o/2.2.5' }, '', /proxy\.websocket: ON/],
    ['nghttpx', { via: '1.1 nghttpx' }, '', /proto=h2/],
    ['Apache', { server: 'Apache/2.4.57 (Debian)' }, '', /upgrade=websocket/],
  ])('names %s and its setting', async (name, headers, body, change) => {
    const finding = await explain({ status: 426, headers, body })
    expect(finding.value).toBe(`answered with 426 by ${name}`)
    expect(finding.change).toMatch(change)
  })

  it('is known to have lost its header where the server tells', async () => {
    const seen = {
      method: 'GET',
      target: '/handshake',
      headers: [['Host', 'a']],
    } as unknown as Handshake
    const finding = await explain({ status: 200, headers: {}, body: '' }, seen)
    expect(finding.meaning).toMatch(/^The server got the request without its Upgrade header/)
  })
})

async function explain(
  { headers, ...answer }: { status: number; headers: Record<string, string>; body: string },
  seen: Handshake | null = null,
) {
  const refusal = new UpgradeRefusedError({ ...answer, headers: new Headers(headers) })
  const way = { url: new URL('ws://a/echo'), options, refusal, seen }
  const finding = await upgrade.run(new CommandVisit(way, new AbortController().signal))
  return sayFinding(sayIn('en'), finding)
}
