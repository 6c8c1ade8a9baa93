// The client's side on Workers, whose fetch sends headers with a handshake and tells a refusal whole.

import { connectionsBy } from '../connections.ts'
import type { Connect } from '../options.ts'
import { connectByFetch } from './connect.ts'

export * from '../names.ts'
export const connect: Connect = connectByFetch
export const connections = connectionsBy(connectByFetch)
