// A proxy with one of its configurations, in front of the service.

import { rmSync } from 'node:fs'
import { chmod, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Child } from './child.ts'
import type { Installed } from './installed.ts'
import type { Configuration, Place, Product } from './product.ts'
import { freePort, listening } from './ready.ts'

const folders: string[] = []
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

export interface RunningProxy {
  port: number
  stop: () => Promise<void>
}

/** @param servicePort where the service listens */
export async function startProxy(
  { product, program }: Installed,
  configuration: Configuration,
  servicePort: number,
): Promise<RunningProxy> {
  const place = await furnish(product, configuration, servicePort)
  const { args, files = {} } = product.command(place, configuration)
  for (const [name, text] of Object.entries(files)) await writeFile(join(place.folder, name), text)
  const child = new Child(program, args, { HOME: place.folder })
  try {
    await listening(`${product.title} with ${configuration.file}`, child, place.port)
    return { port: place.port, stop: () => child.stop() }
  } catch (error) {
    await child.stop()
    throw error
  }
}

export function textOf({ name }: Product, file: string): Promise<string> {
  return readFile(new URL(`${name}/${file}`, import.meta.url), 'utf8')
}

/** A folder with the configuration, its ports changed. */
async function furnish(
  product: Product,
  configuration: Configuration,
  servicePort: number,
): Promise<Place> {
  const port = await freePort()
  const folder = await mkdtemp(join(tmpdir(), `${product.name}-`))
  folders.push(folder)
  // Who starts as root reads it, and writes to it, as another user.
  await chmod(folder, 0o777)
  const file = join(folder, basename(configuration.file))
  const text = await textOf(product, configuration.file)
  await writeFile(file, text.replace(/\b8080\b/g, `${port}`).replace(/\b3000\b/g, `${servicePort}`))
  return { folder, file, port }
}
