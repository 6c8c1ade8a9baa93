// Gives every context of Hono the type of `c.var.websocket`.

import type { WebSocketVariables } from './variables.ts'

declare module 'hono' {
  interface ContextVariableMap extends WebSocketVariables {}
}
