// The name, and a TCP connection to each kind of address that it has.

import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { connect } from 'node:net'
import { broken, note, ok } from '../../../../public/doctor/finding.js'
import type { Check } from '../command-check.ts'

export const network: Check = {
  name: 'network',
  group: 'Way in',
  needs: [],
  async run({ url, signal }) {
    const startedAt = performance.now()
    const addresses = await lookup(url.hostname.replace(/^\[|\]$/g, ''), { all: true })
    const lookupMs = performance.now() - startedAt
    const firsts = [4, 6].flatMap((family) => addresses.find((one) => one.family === family) ?? [])
    const tried = await Promise.all(
      firsts.map(async ({ address, family }) => ({
        address,
        family,
        ...(await reach(address, portOf(url), signal)),
      })),
    )
    const parts = tried.map(
      ({ address, ms, error }) => `${address} ${error ?? `${ms.toFixed(1)} ms`}`,
    )
    const value = `name ${lookupMs.toFixed(1)} ms, TCP ${parts.join(', ')}`
    const figures = { lookupMs, tried }
    const failed = tried.filter(({ error }) => error !== null)
    if (failed.length === 0) return ok(value, { figures })
    const change = 'Let the server listen there, or take the address out of the name.'
    if (failed.length === tried.length) {
      return broken(value, {
        meaning: 'Nothing answers at this address and port.',
        change,
        figures,
      })
    }
    const families = failed.map(({ family }) => `IPv${family}`).join(' and ')
    const meaning = `Clients that prefer ${families} wait, or fail, before they use the other address.`
    return note(value, { meaning, change, figures })
  },
}

export function portOf(url: URL): number {
  return Number(url.port || (/^(wss|https):$/.test(url.protocol) ? 443 : 80))
}

async function reach(host: string, port: number, signal: AbortSignal) {
  const startedAt = performance.now()
  const socket = connect({ host, port })
  try {
    await once(socket, 'connect', { signal })
    return { ms: performance.now() - startedAt, error: null }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return { ms: performance.now() - startedAt, error: code ?? message }
  } finally {
    socket.destroy()
  }
}
