import { expect, it } from 'vitest'
import { masked } from '../../../src/service/handshake/masked.ts'

const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'

it.each([
  'chat',
  'graphql-transport-ws, graphql-ws',
  'v5.channel.k8s.io',
  'wamp.2.json, wamp.2.msgpack',
  'ocpp2.0.1, ocpp1.6',
  'mqtt, MQTT, mqttv3.1',
  'actioncable-v1-json',
  'json.webpubsub.azure.v1',
])('the subprotocols %s are shown', (list) => {
  expect(masked(['Sec-WebSocket-Protocol', list])).toEqual(['Sec-WebSocket-Protocol', list])
})

it.each([
  [token, '(49 characters, not shown)'],
  [`chat,${token}`, 'chat, (49 characters, not shown)'],
  ['bearer, hunter2, chat', '(6 characters, not shown), (7 characters, not shown), chat'],
  ['auth-hunter2', '(12 characters, not shown)'],
  [
    'v5.channel.k8s.io, base64url.bearer.authorization.k8s.io.dG9r',
    'v5.channel.k8s.io, (42 characters, not shown)',
  ],
  ['550e8400-e29b-41d4-a716-446655440000', '(36 characters, not shown)'],
  ['realtime, openai-insecure-api-key.sk-abc', 'realtime, (30 characters, not shown)'],
])('of the subprotocols %s a token is not shown', (list, shown) => {
  expect(masked(['sec-websocket-protocol', list])).toEqual(['sec-websocket-protocol', shown])
})
