// GraphQL over WebSocket, for clients of graphql-ws: queries, mutations and subscriptions.

import { requireWebSocket } from '@edge-echo/websocket'
import { buildSchema } from 'graphql'
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL, makeServer } from 'graphql-ws'
import { Hono } from 'hono'

const schema = buildSchema(`
  type Query { hello(name: String!): String! }
  type Subscription { countdown(from: Int!): Int! }
`)

const roots = {
  query: { hello: ({ name }: { name: string }) => `Hello, ${name}` },
  subscription: {
    async *countdown({ from }: { from: number }) {
      for (let left = from; left >= 0; left -= 1) yield { countdown: left }
    },
  },
}

const server = makeServer({ schema, roots })

export const app = new Hono().get(
  '/graphql',
  requireWebSocket(
    async (socket) => {
      let receive = async (_message: string): Promise<void> => {}
      const closed = server.opened(
        {
          protocol: socket.protocol,
          send: async (message) => void (await socket.send(message)),
          close: (code, reason) => socket.close(code, reason),
          onMessage: (listener) => {
            receive = listener
          },
        },
        {},
      )
      for await (const message of socket) {
        // Not awaited: for a subscription it goes on until the last event.
        receive(String(message)).catch((error: Error) => {
          socket.close(CloseCode.InternalServerError, error.message.slice(0, 100))
        })
      }
      const { code, reason } = await socket.closed
      await closed(code, reason)
    },
    { protocol: [GRAPHQL_TRANSPORT_WS_PROTOCOL] },
  ),
)
