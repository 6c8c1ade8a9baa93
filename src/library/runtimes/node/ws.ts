// The package ws, with its types where Deno looks for them: they are a package of their own.

// @ts-types="npm:@types/ws@8"
export { type PerMessageDeflateOptions, WebSocket, type WebSocketServer } from 'ws'
