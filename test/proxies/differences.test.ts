// When `npm run proxies -- --check` fails.

import { describe, expect, it } from 'vitest'
import { differences } from '../../proxies/differences.ts'
import type { Verdict } from '../../public/doctor/finding.js'
import { measured } from './measured.ts'

describe('a good configuration', () => {
  it('is as it was where all is well', () => {
    expect(differences(measured('nginx', [{}]), 70)).toEqual([])
  })

  it.each(['broken', 'note'] as const)('is not where a check says %s', (verdict) => {
    expect(differences(measured('nginx', [{ size: verdict }]), 70)).toEqual([
      'nginx/good.conf (as above): size: size at 127.0.0.1:12345',
    ])
  })
})

describe('another configuration', () => {
  const found: Record<string, Verdict> = { upgrade: 'broken', 'server-view': 'note' }

  it('is as it was where its faults are found', () => {
    expect(differences(measured('nginx', [{}, found]), 70)).toEqual([])
  })

  it('is not where one of them is not found', () => {
    expect(differences(measured('nginx', [{}, { upgrade: 'broken' }]), 70)).toEqual([
      'nginx/bare.conf (`proxy_pass` alone): server-view finds nothing: server-view at 127.0.0.1:12345',
    ])
  })

  it('has its timeout found where silence was watched for longer', () => {
    const columns: Record<string, Verdict>[] = [{}, found, { 'server-view': 'note' }]
    expect(differences(measured('nginx', columns), 50)).toEqual([])
    expect(differences(measured('nginx', columns), 70)).toEqual([
      expect.stringMatching(/^nginx\/upgrade\.conf .*: idle finds nothing/),
    ])
  })
})
