// What the doctor says of each configuration.

import { CHECKS } from '../src/service/doctor/checks/index.ts'
import type { Check } from '../src/service/doctor/command-check.ts'
import { examine, type Result } from '../src/service/doctor/examine.ts'
import type { Installed } from './installed.ts'
import type { Configuration, Product } from './product.ts'
import { type RunningProxy, startProxy } from './proxy.ts'

export interface Measured {
  product: Product
  version: string
  /** Of each configuration, in their order. */
  columns: { configuration: Configuration; results: Result[] }[]
}

export interface Terms {
  servicePort: number
  /** How long silent connections are watched. */
  idleSeconds: number
  onStart: (line: string) => void
}

interface Started {
  installed: Installed
  configuration: Configuration
  proxy: RunningProxy
}

/** All proxies are up at once: while each has its silent connections, they are examined one by one. */
export async function measure(installed: Installed[], terms: Terms): Promise<Measured[]> {
  const started: Started[] = []
  try {
    for (const one of installed) {
      for (const configuration of one.product.configurations) {
        const proxy = await startProxy(one, configuration, terms.servicePort)
        started.push({ installed: one, configuration, proxy })
      }
    }
    const [idle, others] = await Promise.all([watchSilence(started, terms), visit(started, terms)])
    return installed.map((one) => ({
      product: one.product,
      version: one.version,
      columns: started.flatMap((at, index) => {
        const found = inOrder([...(idle[index] ?? []), ...(others[index] ?? [])])
        const results = found.map((result) => asConfigured(result, at, terms))
        return at.installed === one ? [{ configuration: at.configuration, results }] : []
      }),
    }))
  } finally {
    await Promise.all(started.map(({ proxy }) => proxy.stop()))
  }
}

function watchSilence(started: Started[], { idleSeconds, onStart }: Terms): Promise<Result[][]> {
  if (idleSeconds > 0) onStart(`silent connections, for ${idleSeconds} s`)
  return Promise.all(started.map((one) => ask(one, (name) => name === 'idle', idleSeconds)))
}

async function visit(started: Started[], { onStart }: Terms): Promise<Result[][]> {
  const results: Result[][] = []
  for (const one of started) {
    onStart(`${one.installed.product.title}, ${one.configuration.title}`)
    results.push(await ask(one, (name) => name !== 'idle'))
  }
  return results
}

async function ask({ proxy }: Started, isAsked: (name: string) => boolean, idleSeconds = 0) {
  const url = new URL(`ws://127.0.0.1:${proxy.port}/echo`)
  const options = { headers: {}, messageBytes: 1_048_576, idleSeconds, connections: 0 }
  const checks = CHECKS.filter(({ name }: Check) => isAsked(name))
  return (await examine(url, checks, options)).results
}

/** With the ports that the configuration has in place of those that were free. */
function asConfigured(result: Result, { proxy }: Started, { servicePort }: Terms): Result {
  const text = (found: string) =>
    found.replaceAll(`:${proxy.port}`, ':8080').replaceAll(`:${servicePort}`, ':3000')
  const { value, meaning, change } = result
  return {
    ...result,
    value: text(value),
    ...(meaning !== undefined && { meaning: text(meaning) }),
    ...(change !== undefined && { change: text(change) }),
  }
}

function inOrder(results: Result[]): Result[] {
  return CHECKS.flatMap(({ name }) => results.filter((result) => result.name === name))
}
