// Which of the products this machine has.

import { execFile } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import type { Product } from './product.ts'

const run = promisify(execFile)

/** Debian keeps servers where only root's PATH leads. */
const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']

export interface Installed {
  product: Product
  program: string
  /** As `1.22.1`. */
  version: string
}

/** Null where it is not installed. */
export async function find(product: Product): Promise<Installed | null> {
  const program = folders.map((folder) => join(folder, product.program)).find(isExecutable)
  if (program === undefined) return null
  const { stdout, stderr } = await run(program, [product.version])
  const [version] = /\d+(\.\d+)+/.exec(stdout + stderr) ?? []
  if (version === undefined) throw new Error(`${program} ${product.version} tells no version`)
  return { product, program, version }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
