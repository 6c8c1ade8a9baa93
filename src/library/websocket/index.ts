// The public names of the library: pull-style WebSockets for Hono.

import './variable-map.ts'

export * from './names.ts'
