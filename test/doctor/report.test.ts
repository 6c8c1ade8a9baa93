// The findings as a person reads them.

import { expect, it } from 'vitest'
import { reportOf, type SaidResult } from '../../public/doctor/report.js'

it('is a line for each check, with what to do below those that are not well', () => {
  const results: SaidResult[] = [
    { name: 'upgrade', group: 'Way in', tookMs: 100, verdict: 'ok', value: 'opened in 1 ms' },
    {
      name: 'size',
      group: 'Fidelity',
      tookMs: 900,
      verdict: 'broken',
      value: '10 bytes at most',
      meaning: 'It is little.',
      change: 'Allow more.',
    },
    {
      name: 'compression',
      group: 'Fidelity',
      tookMs: 0,
      verdict: 'note',
      value: 'lost',
      meaning: 'It is lost.',
    },
    { name: 'idle', group: 'Life', tookMs: 0, verdict: 'skipped', value: 'asked for with --idle' },
  ]
  const report = reportOf({ url: 'ws://a/echo', server: 'Node 24.0.0', tookMs: 3210, results })
  expect(report).toBe(`ws://a/echo (edge-echo on Node 24.0.0)

Way in
  ok      upgrade      opened in 1 ms

Fidelity
  BROKEN  size         10 bytes at most
                       It is little.
                       To change: Allow more.
  note    compression  lost
                       It is lost.

Not checked (asked for with --idle): idle
1 broken: 1 ok, 1 to know of, 1 skipped, in 3.2 s`)
})
