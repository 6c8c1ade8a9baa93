// A bare socket of `ws`, for what the session of the library does not show: frames and headers.

import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { WebSocket } from 'ws'
import type { DoctorOptions } from './options.ts'

interface Opening {
  options: DoctorOptions
  signal: AbortSignal
  address(query?: string): URL
}

export interface OpenOptions {
  query?: string
  url?: URL
  protocols?: string[]
  compress?: boolean
}

/** The answer to the upgrade comes with it. */
export async function openWs(
  visit: Opening,
  { query, url = visit.address(query), protocols = [], compress = false }: OpenOptions = {},
): Promise<{ ws: WebSocket; answer: IncomingMessage }> {
  const ws = new WebSocket(url, protocols, {
    headers: visit.options.headers,
    perMessageDeflate: compress,
  })
  visit.signal.addEventListener('abort', () => ws.terminate())
  // What goes wrong ends it, and whoever waits hears of that.
  ws.on('error', () => {})
  const [[answer]] = await Promise.all([
    once(ws, 'upgrade', { signal: visit.signal }) as Promise<[IncomingMessage]>,
    once(ws, 'open', { signal: visit.signal }),
  ])
  return { ws, answer }
}
