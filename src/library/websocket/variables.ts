import type { Context } from 'hono'
import type { WebSocketSession } from './session/session-interface.ts'

/**
 * What a WebSocket route adds to `c.var`. Every context has it, but with the package of JSR, which cannot
 * add to Hono's types: there an app says `new Hono<{ Variables: WebSocketVariables }>()`.
 */
export interface WebSocketVariables {
  /** The session of this request; null on plain HTTP. */
  websocket: WebSocketSession | null
}

/** Sets it in a context whose type may know nothing of it. */
export function setWebSocket(c: Context, websocket: WebSocketSession | null): void {
  c.set('websocket', websocket)
}
