// The Node runtime for a Hono app whose routes use the library.

export { type NodeServer, type ServeOptions, serve } from './serve.ts'
