// The client's side, on the WebSocket that a platform brings: browsers, Deno, Bun. Imports nothing but
// files beside it, so that a page can import it as it is.

import { connectionsBy } from './connections.ts'
import type { Connect } from './options.ts'
import { connectByPlatform } from './platform/connect.ts'

export * from './names.ts'
export const connect: Connect = connectByPlatform
export const connections = connectionsBy(connectByPlatform)
