// A client in conversation with a handler, in memory.

import { Hono } from 'hono'
import { onTestFinished } from 'vitest'
import { connect } from '../../src/library/runtimes/memory/index.ts'
import {
  requireWebSocket,
  type WebSocketHandler,
  type WebSocketSession,
} from '../../src/library/websocket/index.ts'

/** The client's end of a connection to that handler. */
export async function talkTo(handler: WebSocketHandler): Promise<WebSocketSession> {
  const client = await connect(new Hono().get('/', requireWebSocket(handler)), '/')
  onTestFinished(() => client.terminate())
  return client
}
