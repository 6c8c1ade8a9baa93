import { EndedError } from './failure.js'

/** @import { Message, Session } from './check.js' */

/** The next message; throws an EndedError where the connection ends instead. @type {(session: Session, signal: AbortSignal) => Promise<Message>} */
export const next = async (session, signal) => {
  const message = await session.wait({ signal })
  if (message !== null) return message
  throw new EndedError(await session.closed)
}
