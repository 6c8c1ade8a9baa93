// The manifest against the schema of Kubernetes, and as its types have it, which know no name that is not
// there: a misspelt one would be ignored by the schema.

import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { Deployment } from 'kubernetes-models/apps/v1/Deployment'
import { Service } from 'kubernetes-models/v1/Service'
import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'

const models = { Deployment, Service }
const folder = 'test/readme/generated/deploy'

const text = await readFile('examples/deploy/kubernetes.yaml', 'utf8')
const documents = parseAllDocuments(text).map((document) => document.toJS())

describe('the manifest for Kubernetes', () => {
  it('is a Deployment and a Service', () => {
    expect(documents.map(({ kind }) => kind)).toEqual(['Deployment', 'Service'])
  })

  it.each(documents)('has a valid $kind', ({ kind, ...rest }) => {
    const Model = models[kind as keyof typeof models]
    const { apiVersion, ...content } = rest
    const model = new Model(content)
    expect(model.apiVersion).toBe(apiVersion)
    model.validate()
  })

  it('has no name that Kubernetes does not know', async () => {
    const lines = documents.map(
      ({ kind, ...content }, index) =>
        `export const document${index}: I${kind} = ${JSON.stringify({ kind, ...content })}`,
    )
    const imports = `import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment'
import type { IService } from 'kubernetes-models/v1/Service'
`
    await mkdir(folder, { recursive: true })
    await writeFile(`${folder}/manifest.ts`, `${imports}${lines.join('\n')}\n`)
    const config = { extends: '../../../../tsconfig.json', include: ['.'], exclude: [] }
    await writeFile(`${folder}/tsconfig.json`, JSON.stringify(config))
    const compiler = ['node_modules/typescript/bin/tsc', '--project', folder]
    const output = await promisify(execFile)(process.execPath, compiler).then(
      () => '',
      ({ stdout }: { stdout: string }) => stdout,
    )
    expect(output).toBe('')
  })

  it('sets no variables for services, of which one named metrics would set METRICS_PORT', () => {
    expect(documents[0].spec.template.spec.enableServiceLinks).toBe(false)
  })
})
