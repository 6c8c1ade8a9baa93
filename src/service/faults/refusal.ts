// The answer to whoever asks for a fault that there is not: 400, and the sentence that tells why.

import { plainHeaders } from '../../library/runtimes/shared/plain-answer.ts'
import { FaultError } from './parse.ts'

/** @throws whatever is no FaultError */
export function refuseFaults(error: unknown): Response {
  if (!(error instanceof FaultError)) throw error
  return new Response(`${error.message}\n`, { status: 400, headers: plainHeaders() })
}
