// What Hono takes for the type of a handler that is written apart from its route, and so cannot be
// given that route's types: anything, until the handler names its own.

// biome-ignore lint/suspicious/noExplicitAny: as in Hono's own `createMiddleware`
export type AnyEnv = any
// biome-ignore lint/suspicious/noExplicitAny: as in Hono's own `Handler`
export type AnyPath = any
