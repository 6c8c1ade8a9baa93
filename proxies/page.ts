// docs/proxies.md: the configurations and the tables stand between markers, all else is written by hand.

import type { Measured } from './measure.ts'
import { PRODUCTS } from './products.ts'
import { textOf } from './proxy.ts'
import { summaryKey, summaryRow, tableOf } from './tables.ts'

/** With each configuration that the page shows as its file has it. */
export async function withConfigurations(page: string): Promise<string> {
  let text = page
  for (const product of PRODUCTS) {
    for (const { file } of product.configurations) {
      const marker = `proxies/${product.name}/${file}`
      if (!text.includes(start(marker))) continue
      const shown = `\`\`\`${product.language}\n${await textOf(product, file)}\`\`\``
      text = between(text, marker, shown)
    }
  }
  return text
}

/** With the tables of these products; those of others stay. */
export function withMeasured(page: string, measured: readonly Measured[]): string {
  return measured.reduce((text, one) => {
    const { name, title } = one.product
    return withRow(between(text, `measured ${name}`, tableOf(one)), title, summaryRow(one))
  }, page)
}

/** In the table of all products. */
function withRow(page: string, title: string, row: string): string {
  const head = `\n| ${summaryKey(title)} |`
  const from = page.indexOf(head)
  if (from < 0) throw new Error(`docs/proxies.md has no row for ${title}`)
  const to = page.indexOf('\n', from + 1)
  return `${page.slice(0, from)}\n${row}${page.slice(to)}`
}

/** @throws Error where the page has no such place */
function between(page: string, marker: string, content: string): string {
  const from = page.indexOf(start(marker))
  const to = page.indexOf('<!-- end -->', from)
  if (from < 0 || to < 0) throw new Error(`docs/proxies.md has no place for "${marker}"`)
  return `${page.slice(0, from)}${start(marker)}\n${content}\n${page.slice(to)}`
}

function start(marker: string): string {
  return `<!-- ${marker} -->`
}
