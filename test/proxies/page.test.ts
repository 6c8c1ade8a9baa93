// docs/proxies.md, as far as it comes from files and from runs.

import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { withConfigurations, withMeasured } from '../../proxies/page.ts'
import { PRODUCTS } from '../../proxies/products.ts'
import { measured } from './measured.ts'

const page = await readFile('docs/proxies.md', 'utf8')

describe('docs/proxies.md', () => {
  it('shows each configuration as its file has it', async () => {
    expect(await withConfigurations(page)).toBe(page)
  })

  it.each(PRODUCTS)('shows the configuration of $title that is to be copied', (product) => {
    expect(page).toContain(`<!-- proxies/${product.name}/${product.configurations[0].file} -->`)
  })

  it.each(PRODUCTS)('has what was measured of $title', ({ name, title }) => {
    const measuredPart = page.split(`<!-- measured ${name} -->`)[1]?.split('<!-- end -->')[0]
    expect(measuredPart).toMatch(new RegExp(`^\\n\\| ${title} [\\d.]+ \\|`))
    expect(page).toMatch(
      new RegExp(`\\n\\| \\[${title}\\]\\(#${title.toLowerCase()}\\) \\| [\\d.]+ `),
    )
  })
})

describe('a run', () => {
  it('replaces the table and the row of its product, and leaves all else', () => {
    const written = withMeasured(page, [measured('nginx', [{}, { upgrade: 'broken' }])])
    expect(written).toContain(
      '<!-- measured nginx -->\n| nginx 1.0 | [as above](../proxies/nginx/good.conf) |',
    )
    expect(written).toContain('| [nginx](#nginx) | 1.0 | refused |')
    const unchanged = (text: string) =>
      text.replace(/<!-- measured nginx -->.*?<!-- end -->/s, '').replace(/\n\| \[nginx\].*/, '')
    expect(unchanged(written)).toBe(unchanged(page))
  })

  it('of a product without a place on the page is an error', () => {
    expect(() => withMeasured('', [measured('nginx', [{}])])).toThrow(
      /no place for "measured nginx"/,
    )
  })
})
