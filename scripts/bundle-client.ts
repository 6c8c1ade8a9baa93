// The client's side of the library as one file, for a page without a build step.

import { join } from 'node:path'
import { build } from 'esbuild'

/** @param library the folder of the compiled library, where it becomes `client/browser.js` */
export async function bundleClient(library: string): Promise<void> {
  await build({
    entryPoints: [join(library, 'client/index.js')],
    outfile: join(library, 'client/browser.js'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'warning',
  })
}
