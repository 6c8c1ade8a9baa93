// The Node runtime for a Hono app whose routes use the library.

export { type Fragments, inFragments } from './fragments.ts'
export { type NodeServer, type ServeOptions, serve } from './serve.ts'
export type { ServerLog } from './server-log.ts'
