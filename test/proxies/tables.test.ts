// What was measured, as Markdown.

import { describe, expect, it } from 'vitest'
import { summaryRow, tableOf } from '../../proxies/tables.ts'
import { measured } from './measured.ts'

describe('the table of a product', () => {
  const table = tableOf(
    measured('nginx', [{}, { upgrade: 'broken', size: 'note', order: 'skipped' }]),
  )

  it('has a row for each check that found something, with its verdict in each configuration', () => {
    expect(table).toContain('| `upgrade` | ok | **broken**: upgrade at 127.0.0.1 |')
    expect(table).toContain('| `size` | ok | note: size at 127.0.0.1 |')
    expect(table).not.toContain('| `order` |')
  })

  it('says what is to be changed, once', () => {
    expect(table.match(/what to change for \S+/g)).toEqual([
      'what to change for upgrade',
      'what to change for size',
    ])
  })
})

it('the row of a product tells what its defaults do', () => {
  const bare = { upgrade: 'broken', sse: 'broken', 'server-view': 'note' } as const
  expect(summaryRow(measured('nginx', [{}, bare]))).toMatch(
    /^\| \[nginx\]\(#nginx\) \| 1\.0 \| refused \|.*\| held back \| changed \| no \|/,
  )
  expect(summaryRow(measured('nginx', [{}, {}]))).toMatch(
    /\| opens \|.*\| one by one \| passed on \|/,
  )
})
