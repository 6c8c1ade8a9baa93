// `npm run proxies`: starts the service, and in front of it each proxy that is installed with each of
// its configurations; asks the doctor, and writes what it says into docs/proxies.md. With `--check` it
// writes nothing, and fails when a configuration is no longer what it was.

import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { UsageError } from '../src/service/settings/command-line.ts'
import { parseNumber } from '../src/service/settings/flag-values.ts'
import { differences } from './differences.ts'
import { find, type Installed } from './installed.ts'
import { measure } from './measure.ts'
import { withConfigurations, withMeasured } from './page.ts'
import type { Product } from './product.ts'
import { PRODUCTS } from './products.ts'
import { startService } from './service.ts'

const page = new URL('../docs/proxies.md', import.meta.url)

const usage = `Usage: npm run proxies -- [flags]

  --check           writes nothing; exits with 1 when a configuration is not what it was
  --only <names>    these products, separated by commas: ${PRODUCTS.map(({ name }) => name).join(', ')}
  --idle <seconds>  how long silent connections are watched (330; with --check 70)
  -h, --help        this text`

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    only: { type: 'string' },
    idle: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})

const byDefault = values.check ? '70' : '330'

try {
  if (values.help) console.log(usage)
  else await run(chosen(values.only), parseNumber('idle', values.idle ?? byDefault, 0, 3600))
} catch (error) {
  console.error(error instanceof UsageError ? error.message : error)
  process.exitCode = error instanceof UsageError ? 2 : 1
}

async function run(products: Product[], idleSeconds: number): Promise<void> {
  const installed = await findAll(products)
  if (installed.length === 0) return
  const service = await startService()
  try {
    const terms = { servicePort: service.port, idleSeconds, onStart: report }
    const measured = await measure(installed, terms)
    const differing = measured.flatMap((one) => differences(one, idleSeconds))
    for (const line of differing) console.error(line)
    if (differing.length > 0) process.exitCode = 1
    else report(`all ${measured.flatMap(({ columns }) => columns).length} are what they are to be`)
    if (values.check) return
    const text = await withConfigurations(await readFile(page, 'utf8'))
    await writeFile(page, withMeasured(text, measured))
  } finally {
    await service.stop()
  }
}

async function findAll(products: Product[]): Promise<Installed[]> {
  const found = await Promise.all(
    products.map(async (product) => {
      const installed = await find(product)
      if (installed === null) report(`${product.title} is not installed (${product.package})`)
      return installed
    }),
  )
  return found.filter((one) => one !== null)
}

function chosen(names: string | undefined): Product[] {
  if (names === undefined) return [...PRODUCTS]
  return names.split(',').map((name) => {
    const product = PRODUCTS.find((one) => one.name === name)
    if (product === undefined) throw new UsageError(`There is no product "${name}"`)
    return product
  })
}

function report(line: string): void {
  console.error(line)
}
