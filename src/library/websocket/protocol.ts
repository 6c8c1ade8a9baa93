// Which of the subprotocols that a client offers a conversation speaks. RFC 6455, 4.2.2

import type { Context } from 'hono'
import { offeredProtocols } from './handshake.ts'

/**
 * Chooses one of the offered subprotocols, or null for none. May look at the request, and take its time:
 * a token that travels as a subprotocol can be checked here.
 */
export type ChooseProtocol = (
  offered: string[],
  c: Context,
) => string | null | Promise<string | null>

/**
 * The subprotocol to answer with, or `''`. A promise only where a function chooses.
 *
 * @throws Error when the function chooses one that the client has not offered
 */
export function agreeOnProtocol(
  c: Context,
  protocol: readonly string[] | ChooseProtocol | undefined,
): string | Promise<string> {
  const offered = offeredProtocols(c)
  if (typeof protocol === 'function') return choose(protocol, offered, c)
  if (protocol === undefined) return offered[0] ?? ''
  return protocol.find((name) => offered.includes(name)) ?? ''
}

async function choose(protocol: ChooseProtocol, offered: string[], c: Context): Promise<string> {
  const chosen = (await protocol([...offered], c)) ?? ''
  if (chosen === '' || offered.includes(chosen)) return chosen
  throw new Error(`Cannot answer with the subprotocol ${chosen}: the client has not offered it`)
}
